import { Kind, visit } from 'graphql';
import type { ValueNode } from 'graphql';
import type { VariableValues } from './input.ts';
import { numberOfText } from './input-json.ts';
import type { InputJson } from './input-json.ts';

/** Whether a variable occurs anywhere in the literal. */
export function mentionsVariables(node: ValueNode): boolean {
  return variablesIn(node).length > 0;
}

/** The names of the variables anywhere in the literal. */
export function variablesIn(node: ValueNode): readonly string[] {
  const names: string[] = [];
  visit(node, { Variable: ({ name }) => void names.push(name.value) });
  return names;
}

/** The literal as JSON, once the variables in it have values. Enum values become texts. */
export function literalToJson(node: ValueNode): (variables: VariableValues) => InputJson {
  return (variables) => toJson(node, variables);
}

function toJson(node: ValueNode, variables: VariableValues): InputJson {
  switch (node.kind) {
    case Kind.NULL:
      return null;
    case Kind.BOOLEAN:
    case Kind.STRING:
    case Kind.ENUM:
      return node.value;
    case Kind.INT:
    case Kind.FLOAT:
      return numberOfText(node.value);
    case Kind.LIST:
      return node.values.map((value) => toJson(value, variables));
    case Kind.OBJECT:
      return Object.fromEntries(node.fields.map(({ name, value }) => [name.value, toJson(value, variables)]));
    case Kind.VARIABLE:
      return variables.get(node.name.value) ?? null;
  }
}
