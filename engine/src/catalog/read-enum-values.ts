import { readSql } from '../metadata/read-sql.ts';
import type { QualifiedName } from '../metadata/qualified-name.ts';
import type { Queryable } from './read-catalog.ts';

const template = readSql(import.meta.url, 'read-enum-values.sql');

/** One row of an enum table. */
export interface EnumRow {
  readonly value: string;
  readonly comment: string | null;
}

/** Reads an enum table: its key column and, where there is one, its comment column. */
export async function readEnumValues(
  database: Queryable,
  table: QualifiedName,
  key: string,
  comment: string | null,
): Promise<readonly EnumRow[]> {
  const text = template
    .replace('{key}', () => quoteIdentifier(key))
    .replace('{comment}', () => (comment === null ? 'null' : quoteIdentifier(comment)))
    .replace('{schema}', () => quoteIdentifier(table.schema))
    .replace('{table}', () => quoteIdentifier(table.name));
  const { rows } = await database.query(text);
  // The statement answers text columns of these names.
  return rows as EnumRow[];
}

function quoteIdentifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
