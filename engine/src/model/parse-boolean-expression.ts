import { HasuraError } from '../metadata/hasura-error.ts';
import { isJsonObject, type Json } from '../metadata/json.ts';
import { childPath } from '../metadata/json-path.ts';
import { displayName, qualifiedKey } from '../metadata/qualified-name.ts';
import { JsonPlace } from '../metadata/json-place.ts';
import { readQualifiedName } from '../metadata/read-table-metadata.ts';
import type { AggregatePredicate, BooleanExpression, Comparison } from './boolean-expression.ts';
import { parseComparisons } from './parse-comparison.ts';
import type { Column, Table } from './table.ts';

/** What a row condition is read against. */
export interface ExpressionContext {
  /** The table whose rows the condition is about. */
  readonly table: Table;
  /** The table of the permission, for `["$", "column"]`. */
  readonly root: Table;
  readonly tables: ReadonlyMap<string, Table>;
  readonly path: string;
}

/**
 * A row condition in Hasura's JSON: `{"author_id": "X-Hasura-User-Id", "_or": [...], "author": {...}}`.
 *
 * @throws HasuraError at the place of the fault
 */
export function parseBooleanExpression(json: Json, context: ExpressionContext): BooleanExpression {
  if (!isJsonObject(json)) throw fault(context.path, 'parse-failed', 'expecting an Object for boolean expression');
  const expressions = Object.entries(json).map(([key, value]) =>
    parseKey(key, value, { ...context, path: childPath(context.path, key) }),
  );
  const [only, another] = expressions;
  return only !== undefined && another === undefined ? only : { kind: 'and', expressions };
}

function parseKey(key: string, value: Json, context: ExpressionContext): BooleanExpression {
  switch (key) {
    case '$and':
    case '_and':
      return { kind: 'and', expressions: parseList(value, context) };
    case '$or':
    case '_or':
      return { kind: 'or', expressions: parseList(value, context) };
    case '$not':
    case '_not':
      return { kind: 'not', expression: parseBooleanExpression(value, context) };
    case '$exists':
    case '_exists':
      return parseExists(value, context);
    default:
      return parseField(key, value, context);
  }
}

function parseList(value: Json, context: ExpressionContext): readonly BooleanExpression[] {
  const places = new JsonPlace(value, context.path).list();
  return places.map((place) => parseBooleanExpression(place.value, { ...context, path: place.path }));
}

function parseExists(value: Json, context: ExpressionContext): BooleanExpression {
  const place = new JsonPlace(value, context.path);
  const name = readQualifiedName(place.key('_table'));
  const table = context.tables.get(qualifiedKey(name));
  if (table === undefined) {
    const message = `table "${displayName(name)}" does not exist in source: ${context.table.sourceName}`;
    throw fault(`${context.path}._table`, 'not-exists', message);
  }
  const where = place.key('_where');
  return {
    kind: 'exists',
    table: table.key,
    where: parseBooleanExpression(where.value, { ...context, table, path: where.path }),
  };
}

function parseField(name: string, value: Json, context: ExpressionContext): BooleanExpression {
  const { table } = context;
  const column = table.columns.get(name);
  if (column !== undefined) return parseColumn(column, value, context);
  const relationship = table.relationships.get(name);
  if (relationship !== undefined) {
    const target = requiredTarget(relationship.target, context);
    const where = parseBooleanExpression(value, { ...context, table: target });
    return { kind: 'relationship', relationship: name, where };
  }
  const computedField = table.computedFields.get(name);
  if (computedField === undefined) return parseAggregate(name, value, context);
  if (computedField.returns.kind === 'scalar') {
    const comparisons = parseComparisons(value, context);
    return all(comparisons.map((comparison) => ({ kind: 'scalar-computed-field', computedField: name, comparison })));
  }
  const target = requiredTarget(computedField.returns.table, context);
  const where = parseBooleanExpression(value, { ...context, table: target });
  return { kind: 'table-computed-field', computedField: name, where };
}

function parseColumn(column: Column, value: Json, context: ExpressionContext): BooleanExpression {
  const comparisons = parseComparisons(value, context);
  return all(comparisons.map((comparison) => ({ kind: 'column', column: column.name, comparison })));
}

function requiredTarget(key: string, { tables, path }: ExpressionContext): Table {
  const target = tables.get(key);
  if (target === undefined) throw fault(path, 'not-exists', `table "${key}" does not exist`);
  return target;
}

const aggregateSuffix = '_aggregate';

function parseAggregate(name: string, value: Json, context: ExpressionContext): BooleanExpression {
  const relationshipName = name.slice(0, -aggregateSuffix.length);
  const relationship = context.table.relationships.get(relationshipName);
  if (!name.endsWith(aggregateSuffix) || relationship?.kind !== 'array') {
    throw fault(context.path, 'not-exists', `"${name}" does not exist`);
  }
  const target = requiredTarget(relationship.target, context);
  const place = new JsonPlace(value, context.path);
  const parts = place.entries().map(([kind, one]): BooleanExpression => ({
    kind: 'relationship-aggregate',
    relationship: relationshipName,
    aggregate: parseAggregatePredicate(kind, one, { ...context, table: target }),
  }));
  return all(parts);
}

function parseAggregatePredicate(kind: string, place: JsonPlace, context: ExpressionContext): AggregatePredicate {
  const functions = ['count', 'bool_and', 'bool_or'] as const;
  const named = functions.find((one) => one === kind);
  if (named === undefined) throw place.fault(`unknown aggregate function: ${kind}`);
  const filter = place.optional('filter');
  const predicate = place.key('predicate');
  const given = place.optional('arguments');
  const columns = given === undefined ? [] : typeof given.value === 'string' ? [given] : given.list();
  return {
    function: named,
    columns: columns.map((column) => column.string()),
    isDistinct: place.optional('distinct')?.boolean() ?? false,
    filter: filter === undefined ? null : parseBooleanExpression(filter.value, { ...context, path: filter.path }),
    predicate: parsePredicate(predicate, context),
  };
}

function parsePredicate(place: JsonPlace, context: ExpressionContext): readonly Comparison[] {
  return parseComparisons(place.value, { ...context, path: place.path });
}

function all(expressions: readonly BooleanExpression[]): BooleanExpression {
  const [only, another] = expressions;
  return only !== undefined && another === undefined ? only : { kind: 'and', expressions };
}

function fault(path: string, code: string, message: string): HasuraError {
  return new HasuraError({ code, message, path });
}
