import type { Pool } from 'pg';
import type { PrintedStatement } from '../sql/print.ts';
import { postgresError } from './postgres-error.ts';
import { preparedName } from './run-statement.ts';
import { queryTexts, type RowTexts } from './text-query.ts';

/** A statement for one and the same for many. */
export interface MultiplexedStatement {
  readonly statement: PrintedStatement;
  readonly multiplexed: PrintedStatement;
}

/** The texts of a statement's parameters. */
export type ParameterTexts = readonly (string | null)[];

/**
 * Runs a statement for several sets of parameters at once; answers each one's first row in their order, null without
 * one. A single set runs as the plain statement, whose parameters the planner can see.
 */
export async function runMultiplexed(
  pool: Pool,
  { statement, multiplexed }: MultiplexedStatement,
  sets: readonly ParameterTexts[],
): Promise<readonly (RowTexts | null)[]> {
  const [only] = sets;
  if (sets.length === 1 && only !== undefined) return [(await run(pool, statement, only))[0] ?? null];
  const ids = sets.map((_, index) => String(index));
  const lists = multiplexed.parameters.map((_, index) => sets.map((texts) => texts[index] ?? null));
  const values = [ids, ...lists].map(listText);
  const rows = await run(pool, multiplexed, values);
  const byId = new Map(rows.map(([id, ...columns]) => [Number(id), columns]));
  return sets.map((_, index) => byId.get(index) ?? null);
}

async function run(pool: Pool, statement: PrintedStatement, values: ParameterTexts): Promise<readonly RowTexts[]> {
  try {
    return await queryTexts(pool, { name: preparedName(statement.text), text: statement.text, values });
  } catch (error) {
    throw postgresError(error, statement, '$');
  }
}

/** A list as PostgreSQL reads it. */
function listText(items: ParameterTexts): string {
  const texts = items.map((item) => (item === null ? 'null' : `"${item.replace(/["\\]/g, '\\$&')}"`));
  return `{${texts.join(',')}}`;
}
