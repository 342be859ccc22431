import type { CatalogColumn, CatalogTable, PostgresType } from '../catalog/catalog.ts';
import type { EnumRow } from '../catalog/read-enum-values.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import { displayName } from '../metadata/qualified-name.ts';
import { describeReasons } from './fault-list.ts';
import type { EnumValue } from './table.ts';

/** The columns of a table that can serve as an enum, or undefined. */
export function enumColumns(
  table: CatalogTable,
): { readonly key: string; readonly comment: string | null } | undefined {
  const [key, ...otherKeys] = table.primaryKey?.columns ?? [];
  if (key === undefined || otherKeys.length > 0 || table.columns.length > 2) return undefined;
  return { key, comment: table.columns.find(({ name }) => name !== key)?.name ?? null };
}

/**
 * The values of an enum table.
 *
 * @throws HasuraError when the table can't be used as an enum, with all reasons
 */
export function checkEnumTable(
  table: CatalogTable,
  rows: readonly EnumRow[] | string | undefined,
): readonly EnumValue[] {
  const reasons = [...shapeReasons(table), ...valueReasons(rows)];
  if (reasons.length > 0) {
    throw new HasuraError({
      code: 'constraint-violation',
      message: `the table "${displayName(table)}" cannot be used as an enum ${describeReasons(reasons)}`,
    });
  }
  const values = typeof rows === 'object' ? rows : [];
  return values
    .map(({ value, comment }) => ({ value, description: comment }))
    .sort((left, right) => (left.value < right.value ? -1 : 1));
}

function shapeReasons(table: CatalogTable): readonly string[] {
  const reasons = [...keyReasons(table)];
  const key = table.primaryKey?.columns ?? [];
  const others = table.columns.filter(({ name }) => !key.includes(name));
  const [comment, ...more] = others;
  if (more.length > 0) {
    const names = table.columns.map(({ name }) => name).sort();
    reasons.push(
      `the table must have exactly one primary key and optionally one comment column, not ${names.length} columns (${names.join(', ')})`,
    );
  } else if (comment !== undefined && !isText(comment.type)) {
    reasons.push(typeMismatch('comment column', comment));
  }
  return reasons;
}

function keyReasons({ primaryKey, columns }: CatalogTable): readonly string[] {
  if (primaryKey === null) return ['the table must have a primary key'];
  if (primaryKey.columns.length > 1) {
    return [`the table’s primary key must not span multiple columns (${[...primaryKey.columns].sort().join(', ')})`];
  }
  const key = columns.find(({ name }) => primaryKey.columns.includes(name));
  return key === undefined || isText(key.type) ? [] : [typeMismatch('primary key', key)];
}

function valueReasons(rows: readonly EnumRow[] | string | undefined): readonly string[] {
  if (rows === undefined) return [];
  if (typeof rows === 'string') return [`postgres error: ${rows}`];
  if (rows.length === 0) return ['the table must have at least one row'];
  const wrong = rows
    .map(({ value }) => value)
    .filter((value) => !/^[_A-Za-z][_0-9A-Za-z]*$/.test(value) || ['true', 'false', 'null'].includes(value));
  return wrong.length === 0 ? [] : [describeWrongValues(wrong.sort().map((value) => `"${value}"`))];
}

function describeWrongValues(values: readonly string[]): string {
  const last = values.at(-1) ?? '';
  if (values.length === 1) return `the value ${last} is not a valid GraphQL enum value name`;
  if (values.length === 2) return `the values ${values[0] ?? ''} and ${last} are not valid GraphQL enum value names`;
  return `the values ${values.slice(0, -1).join(', ')}, and ${last} are not valid GraphQL enum value names`;
}

function isText(type: PostgresType): boolean {
  return type.name === 'text' || type.name === 'varchar';
}

function typeMismatch(what: string, { name, type }: CatalogColumn): string {
  return `the table’s ${what} ("${name}") must have type "text", not type "${typeWord(type.name)}"`;
}

/** Hasura's words for types whose internal names differ from those in SQL. */
export function typeWord(name: string): string {
  return (
    { int2: 'smallint', int4: 'integer', int8: 'bigint', float4: 'real', bool: 'boolean', bpchar: 'character' }[name] ??
    name
  );
}
