import { createHash } from 'node:crypto';
import type { ClientBase, Pool } from 'pg';
import type { PrintedStatement } from '../sql/print.ts';
import { bindParameters } from './bind-parameters.ts';
import type { Bindings } from './bind-parameters.ts';
import { postgresError } from './postgres-error.ts';
import { queryTexts, type RowTexts } from './text-query.ts';

/** Statements that one process may have prepared in each connection; further ones run unprepared. */
const maximumPreparedStatements = 2_000;

const names = new Map<string, string>();

/**
 * Runs a statement and answers its first row's columns as texts, or null without a row. `isRepeated` statements are
 * prepared: parsed and planned once for each connection.
 */
export async function runStatement(
  database: Pool | ClientBase,
  statement: PrintedStatement,
  bindings: Bindings,
  { isRepeated, path }: { readonly isRepeated: boolean; readonly path: string },
): Promise<RowTexts | null> {
  const values = bindParameters(statement.parameters, bindings);
  const name = isRepeated ? preparedName(statement.text) : undefined;
  try {
    const rows = await queryTexts(database, { name, text: statement.text, values });
    return rows[0] ?? null;
  } catch (error) {
    throw postgresError(error, statement, path);
  }
}

/** The name under which a statement is prepared; undefined: it is not. */
export function preparedName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= maximumPreparedStatements) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  names.set(text, name);
  return name;
}
