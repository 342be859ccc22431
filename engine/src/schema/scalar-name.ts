import type { PostgresType } from '../catalog/catalog.ts';
import { isGraphqlName } from '../model/identifier.ts';

const graphqlNames: Readonly<Record<string, string>> = {
  int4: 'Int',
  int8: 'bigint',
  int2: 'smallint',
  bool: 'Boolean',
  float4: 'Float',
  text: 'String',
  varchar: 'String',
};

/** The scalar that stands for a type of the database; null when GraphQL can't spell the type's name. */
export function scalarName(type: PostgresType): string | null {
  if (type.kind === 'array') return type.element === null ? null : scalarName(type.element);
  if (type.kind === 'composite') return isGraphqlName(type.name) ? `${type.name}_scalar` : null;
  if (type.schema === 'pg_catalog') return graphqlNames[type.name] ?? type.name;
  return isGraphqlName(type.name) ? type.name : null;
}

const numericTypes: ReadonlySet<string> = new Set(['int2', 'int4', 'int8', 'float4', 'float8', 'numeric', 'money']);

/** Whether sums and averages make sense. */
export function isNumeric(type: PostgresType): boolean {
  return type.kind === 'base' && numericTypes.has(type.name);
}

const incomparableTypes: ReadonlySet<string> = new Set([
  'bool',
  'json',
  'jsonb',
  'geometry',
  'geography',
  'box',
  'circle',
  'line',
  'lseg',
  'path',
  'point',
  'polygon',
  'xml',
]);

const comparableTypes: ReadonlySet<string> = new Set([
  ...numericTypes,
  'bpchar',
  'char',
  'varchar',
  'text',
  'citext',
  'date',
  'timestamp',
  'timestamptz',
  'timetz',
  'time',
  'interval',
  'uuid',
  'ltree',
  'inet',
  'bytea',
  'oid',
]);

/** Whether `max` and `min` are offered. */
export function isComparable(type: PostgresType): boolean {
  if (type.kind === 'array') return type.element !== null && isComparable(type.element);
  return !incomparableTypes.has(type.name) && (comparableTypes.has(type.name) || type.kind === 'enum');
}

const textTypes: ReadonlySet<string> = new Set(['text', 'varchar', 'bpchar', 'char', 'citext']);

/** Whether patterns apply: `_like` and its kin. */
export function isTextual(type: PostgresType): boolean {
  return type.kind === 'base' && textTypes.has(type.name);
}
