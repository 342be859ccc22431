import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { PrintedStatement } from '../sql/print.ts';
import { bindParameters } from './bind-parameters.ts';
import type { Bindings } from './bind-parameters.ts';
import { postgresError } from './postgres-error.ts';
import { queryTexts, type RowTexts, type TextStatement } from './text-query.ts';

/** Statements that one process may have prepared in each connection; further ones run unprepared. */
const maximumPreparedStatements = 2_000;

const names = new Map<string, string>();

/** How a statement runs. */
export interface StatementOptions {
  /** Whether it is prepared: parsed and planned once for each connection. */
  readonly isRepeated: boolean;
  /** Where the request asks for it. */
  readonly path: string;
}

/** Runs a statement and answers its first row's columns as texts, or null without a row. */
export async function runStatement(
  pool: Pool,
  statement: PrintedStatement,
  bindings: Bindings,
  { isRepeated, path }: StatementOptions,
): Promise<RowTexts | null> {
  const query = boundStatement(statement, bindings, isRepeated);
  try {
    const rows = await queryTexts(pool, query);
    return rows[0] ?? null;
  } catch (error) {
    throw postgresError(error, statement, path);
  }
}

/** A statement with the texts of its parameters. */
export function boundStatement(statement: PrintedStatement, bindings: Bindings, isRepeated: boolean): TextStatement {
  const values = bindParameters(statement.parameters, bindings);
  return { name: isRepeated ? preparedName(statement.text) : undefined, text: statement.text, values };
}

/** The name under which a statement is prepared; undefined: it is not. */
export function preparedName(text: string): string | undefined {
  const known = names.get(text);
  if (known !== undefined || names.size >= maximumPreparedStatements) return known;
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  names.set(text, name);
  return name;
}
