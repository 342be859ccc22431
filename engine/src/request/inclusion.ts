import { GraphQLBoolean, GraphQLNonNull } from 'graphql';
import type { DirectiveNode } from 'graphql';
import { fault } from './fault.ts';
import { readInput } from './read-input.ts';
import type { InputContext } from './read-input.ts';

/** Whether `@include` and `@skip` leave the selection in. Other directives don't exist there. */
export function isSelected(context: InputContext, directives: readonly DirectiveNode[], path: string): boolean {
  if (directives.length === 0) return true;
  let selected = true;
  for (const directive of directives) {
    const name = directive.name.value;
    if (name !== 'include' && name !== 'skip') {
      throw fault('validation-failed', `directive '${name}' is not defined in the schema`, path);
    }
    const condition = readCondition(context, directive, path);
    selected &&= name === 'include' ? condition : !condition;
  }
  const names = directives.map(({ name }) => name.value);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated === undefined) return selected;
  throw fault('validation-failed', `the following directives are used more than once: ['${repeated}']`, path);
}

function readCondition(context: InputContext, directive: DirectiveNode, path: string): boolean {
  const argument = (directive.arguments ?? []).find(({ name }) => name.value === 'if');
  if (argument === undefined) throw fault('validation-failed', "missing required field 'if'", path);
  const place = { type: new GraphQLNonNull(GraphQLBoolean), meaning: {}, hasDefault: false, path };
  const input = readInput(context, place, { kind: 'literal', node: argument.value });
  return input.kind === 'scalar' && input.value === true;
}
