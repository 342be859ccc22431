import { Kind, type NamedTypeNode, type TypeNode } from 'graphql';
import { HasuraError } from '../metadata/hasura-error.ts';
import { isInputObject, type InputJson, type InputJsonObject } from '../request/input-json.ts';
import { parseJson } from '../request/parse-json.ts';
import type { VariableDeclaration } from '../request/variables.ts';

/** What a request to an endpoint carries. */
export interface RestArguments {
  /** Of the path and the query string. */
  readonly texts: Iterable<readonly [string, string]>;
  readonly body: InputJson;
}

/**
 * The values of an operation's variables. Those of the body are taken as they are, the texts of the URL as their type says.
 *
 * @throws HasuraError bad-request for variables that the operation doesn't have, and for lists in the URL
 */
export function restVariables(
  declarations: ReadonlyMap<string, VariableDeclaration>,
  { texts, body }: RestArguments,
): InputJsonObject {
  const values = new Map<string, InputJson>(isInputObject(body) ? Object.entries(body) : []);
  for (const name of values.keys()) declarationOf(declarations, name);
  for (const [name, text] of texts) {
    const value = valueOfText(declarationOf(declarations, name), text);
    if (value !== undefined) values.set(name, value);
  }
  return Object.fromEntries(values);
}

function declarationOf(declarations: ReadonlyMap<string, VariableDeclaration>, name: string): VariableDeclaration {
  const declaration = declarations.get(name);
  if (declaration !== undefined) return declaration;
  throw new HasuraError({ code: 'bad-request', message: `Unexpected variable ${name}` });
}

/** undefined: as if the variable had not been given. */
function valueOfText({ name, type, isNullable }: VariableDeclaration, text: string): InputJson | undefined {
  const named = namedType(type);
  if (named === null) throw noList(name, text);
  const typeName = named.name.value;
  // `?flag` means that the flag is set.
  if (text === '' && typeName === 'Boolean') return true;
  if (text === '' && isNullable) return undefined;
  if (isBooleanType(typeName) && /^(true|false)$/.test(text)) return text === 'true';
  if (isNumberType(typeName) && /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text)) return parseJson(text);
  return text;
}

function isBooleanType(name: string): boolean {
  return name === 'Boolean' || name === 'Bool';
}

function isNumberType(name: string): boolean {
  return ['Int', 'Float', 'Number', 'Double', 'float8', 'numeric'].includes(name);
}

function namedType(type: TypeNode): NamedTypeNode | null {
  switch (type.kind) {
    case Kind.NAMED_TYPE:
      return type;
    case Kind.LIST_TYPE:
      return null;
    case Kind.NON_NULL_TYPE:
      return namedType(type.type);
  }
}

function noList(name: string, text: string): HasuraError {
  const message = `List variables are not currently supported in URL or Query parameters. (Variable ${name}, with value ${JSON.stringify(text)})`;
  return new HasuraError({ code: 'bad-request', message });
}
