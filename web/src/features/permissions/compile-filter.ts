import { isSessionVariable, type Comparison, type FilterNode } from './filter-node.ts';
import { isJsonObject, type Json } from './json.ts';
import type { ShapeOf } from './check-filter.ts';

/** Session variables by their names in small letters. */
export type SessionVariables = Readonly<Record<string, string>>;

/**
 * A condition that could be asked, or why it can't be.
 *
 * - `asked`: `where` is the argument of the table's root field.
 * - `missing`: the session has no such variable, so that the permission would refuse the request.
 * - `unaskable`: only permissions know it (`_exists`, comparisons of columns), no question does.
 */
export type CompiledFilter =
  | { readonly kind: 'asked'; readonly where: Json }
  | { readonly kind: 'missing'; readonly variable: string }
  | { readonly kind: 'unaskable'; readonly what: string };

/** A filter as the argument `where` of a question that the admin asks in the place of a session. */
export function compileFilter(
  node: FilterNode,
  typeName: string,
  shapeOf: ShapeOf,
  session: SessionVariables,
): CompiledFilter {
  try {
    return { kind: 'asked', where: compile(node, typeName, { shapeOf, session }) };
  } catch (error) {
    if (error instanceof MissingVariable) return { kind: 'missing', variable: error.message };
    if (error instanceof Unaskable) return { kind: 'unaskable', what: error.message };
    throw error;
  }
}

class MissingVariable extends Error {}
class Unaskable extends Error {}

interface Context {
  readonly shapeOf: ShapeOf;
  readonly session: SessionVariables;
}

function compile(node: FilterNode, typeName: string, context: Context): Json {
  switch (node.kind) {
    case 'and':
      return { _and: node.nodes.map((each) => compile(each, typeName, context)) };
    case 'or':
      return { _or: node.nodes.map((each) => compile(each, typeName, context)) };
    case 'not':
      return { _not: compile(node.node, typeName, context) };
    case 'relationship': {
      const target = context.shapeOf(typeName)?.relationships.find(({ name }) => name === node.name);
      if (target === undefined) throw new Unaskable(node.name);
      return { [node.name]: compile(node.node, target.typeName, context) };
    }
    case 'column': {
      const column = context.shapeOf(typeName)?.columns.find(({ name }) => name === node.name);
      if (column === undefined) throw new Unaskable(node.name);
      const compared = node.comparisons.map((comparison) => compileComparison(comparison, column.typeName, context));
      return { _and: compared.map((comparison) => ({ [column.graphqlName]: comparison })) };
    }
    case 'raw':
      throw new Unaskable(isJsonObject(node.json) ? Object.keys(node.json).join() : JSON.stringify(node.json));
  }
}

const listOperators = ['_in', '_nin', '_has_keys_all', '_has_keys_any'];

function compileComparison({ operator = '_eq', value }: Comparison, typeName: string, { session }: Context): Json {
  const plain = operator.replace(/^\$/, '_');
  if (/^_c(eq|ne|gt|lt|gte|lte)$/.test(plain)) throw new Unaskable(operator);
  if (typeof value !== 'string' || !isSessionVariable(value)) return { [plain]: value };
  const said = session[value.toLowerCase()];
  if (said === undefined) throw new MissingVariable(value);
  if (!listOperators.includes(plain)) return { [plain]: readValue(said, typeName) };
  return { [plain]: readArray(said).map((item) => readValue(item, typeName)) };
}

/** A session variable is a text; questions want numbers as numbers. */
function readValue(text: string, typeName: string): Json {
  if (
    /^(Int|Float|bigint|smallint|numeric|float8|real)$/.test(typeName) &&
    text.trim() !== '' &&
    !Number.isNaN(Number(text))
  )
    return Number(text);
  if (typeName === 'Boolean') return text === 'true';
  return text;
}

/** An array of PostgreSQL, such as `{1,2}` or `{"a b",c}`. */
function readArray(text: string): readonly string[] {
  const inner = /^\s*\{(?<items>.*)\}\s*$/s.exec(text)?.groups?.['items'];
  if (inner === undefined) return [text];
  return [...inner.matchAll(/"((?:[^"\\]|\\.)*)"|([^,"]+)/g)].map(([, quoted, bare = '']) =>
    quoted === undefined ? bare.trim() : quoted.replaceAll(/\\(.)/g, '$1'),
  );
}
