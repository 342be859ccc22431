import type { Pool, PoolClient } from 'pg';
import type { Session } from '../auth/session.ts';
import type { PrintedStatement } from '../sql/print.ts';
import { sessionJson } from './bind-parameters.ts';
import type { Bindings } from './bind-parameters.ts';
import { postgresError } from './postgres-error.ts';
import { boundStatement, preparedName, type StatementOptions } from './run-statement.ts';
import { queryTogether, type RowTexts, type TextStatement } from './text-query.ts';

const begin = oftenRun('begin');
const setClient = oftenRun(`select set_config('hasura.user', $1, true), set_config('hasura.tracecontext', $2, true)`);
const setTimeLimit = oftenRun(`select set_config('statement_timeout', $1, true)`);
const commit = oftenRun('commit');

export interface TransactionOptions {
  /** Who asks: triggers and the like may read it. */
  readonly session: Session;
  /** What event triggers keep of the request's trace, JSON text. */
  readonly traceContext: string;
  /** Milliseconds that each statement may take; null: any time. */
  readonly timeLimitMs: number | null;
  /** After it, if there is one, nothing else may run. */
  readonly last: PrintedStatement | null;
}

/**
 * A transaction, with a connection of its own.
 *
 * - Opened: nothing has been sent. The first statement → running; it takes the beginning along in its round trip.
 * - Running: statements follow. `commit` → ended, and so does the statement that was named the last: it takes the commit along.
 * - Ended: the connection is the pool's again once it is released.
 */
export class Transaction {
  readonly #client: PoolClient;
  readonly #last: PrintedStatement | null;
  #opening: readonly TextStatement[];
  #state: 'opened' | 'running' | 'ended' = 'opened';

  private constructor(client: PoolClient, { session, traceContext, timeLimitMs, last }: TransactionOptions) {
    this.#client = client;
    this.#last = last;
    const limit = timeLimitMs === null ? [] : [{ ...setTimeLimit, values: [String(timeLimitMs)] }];
    this.#opening = [begin, { ...setClient, values: [sessionJson(session), traceContext] }, ...limit];
  }

  static async open(pool: Pool, options: TransactionOptions): Promise<Transaction> {
    try {
      return new Transaction(await pool.connect(), options);
    } catch (error) {
      throw postgresError(error, null, '$');
    }
  }

  /** Runs a statement and answers its first row's columns as texts, or null without a row. */
  async run(
    statement: PrintedStatement,
    bindings: Bindings,
    { isRepeated, path }: StatementOptions,
  ): Promise<RowTexts | null> {
    const isLast = statement === this.#last;
    const query = boundStatement(statement, bindings, isRepeated);
    const opening = this.#opening;
    this.#opening = [];
    this.#state = 'running';
    const outcome = await queryTogether(this.#client, [...opening, query, ...(isLast ? [commit] : [])]);
    if (outcome.kind === 'done') {
      if (isLast) this.#state = 'ended';
      return outcome.rows[opening.length]?.[0] ?? null;
    }
    // Deferred constraints are checked by the commit.
    throw outcome.index === opening.length
      ? postgresError(outcome.error, statement, path)
      : postgresError(outcome.error, null, '$');
  }

  async commit(): Promise<void> {
    if (this.#state === 'running') {
      const outcome = await queryTogether(this.#client, [commit]);
      if (outcome.kind === 'failed') throw postgresError(outcome.error, null, '$');
    }
    this.#state = 'ended';
  }

  /** Gives the connection back, after what has not been committed was undone. */
  async release(): Promise<void> {
    try {
      if (this.#state === 'running') await this.#client.query('rollback');
      this.#client.release();
    } catch (error) {
      this.#client.release(error instanceof Error ? error : true);
    }
  }
}

function oftenRun(text: string): TextStatement {
  return { name: preparedName(text), text, values: [] };
}
