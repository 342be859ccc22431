import { Kind, print } from 'graphql';
import type { TypeNode, ValueNode, VariableDefinitionNode } from 'graphql';
import { fault } from './fault.ts';
import type { VariableValues } from './input.ts';
import type { InputJson, InputJsonObject } from './input-json.ts';
import { literalToJson } from './literal-to-json.ts';

/** A variable as the operation declares it. */
export interface VariableDeclaration {
  readonly name: string;
  readonly type: TypeNode;
  readonly typeText: string;
  readonly isNullable: boolean;
  /** null: none, or null itself. */
  readonly defaultValue: InputJson;
}

/** The operation's variables by name. */
export function declareVariables(
  definitions: readonly VariableDefinitionNode[],
): ReadonlyMap<string, VariableDeclaration> {
  const declarations = new Map<string, VariableDeclaration>();
  for (const { variable, type, defaultValue } of definitions) {
    const name = variable.name.value;
    if (declarations.has(name)) throw fault('parse-failed', `multiple definitions for variable "${name}"`);
    declarations.set(name, {
      name,
      type,
      typeText: print(type),
      isNullable: type.kind !== Kind.NON_NULL_TYPE,
      defaultValue: defaultValue === undefined ? null : defaultOf(defaultValue),
    });
  }
  return declarations;
}

/** Values for the declared variables. `used` are those that the selection set mentions. */
export function bindVariables(
  declarations: ReadonlyMap<string, VariableDeclaration>,
  used: ReadonlySet<string>,
  given: InputJsonObject,
): VariableValues {
  const values = new Map<string, InputJson>();
  for (const { name, isNullable, defaultValue } of declarations.values()) {
    const value = Object.hasOwn(given, name) ? given[name] : undefined;
    if (value === undefined && !isNullable) {
      throw fault('validation-failed', `expecting a value for non-nullable variable: "${name}"`);
    }
    values.set(name, value === undefined ? defaultValue : value);
  }
  const unexpected = Object.keys(given).filter((name) => !used.has(name));
  if (unexpected.length > 0) {
    throw fault('validation-failed', `unexpected variables in variableValues: ${unexpected.join(', ')}`);
  }
  return values;
}

function defaultOf(node: ValueNode): InputJson {
  return literalToJson(node)(new Map());
}
