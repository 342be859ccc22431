import type { FieldDef } from 'pg';
import { formatTable } from '../status/format-table.ts';

/** Kinds of values that stand at the right of their column (`pg_type`): whole numbers and numeric. */
const numbers: ReadonlySet<number> = new Set([20, 21, 23, 700, 701, 1700]);

/** The rows of a query as a table; times as ISO 8601 to the second. */
export function formatRows(
  fields: readonly FieldDef[],
  rows: readonly Readonly<Record<string, unknown>>[],
): readonly string[] {
  if (rows.length === 0) return ['There is nothing yet.'];
  const columns = fields.map(({ name, dataTypeID }) => {
    const align = numbers.has(dataTypeID) ? ('right' as const) : ('left' as const);
    return { title: name, align };
  });
  return formatTable(
    columns,
    rows.map((row) => fields.map(({ name }) => formatValue(row[name]))),
  );
}

function formatValue(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return value.toISOString().replace(/\.\d+Z$/, 'Z');
  return typeof value === 'string' ? value : JSON.stringify(value);
}
