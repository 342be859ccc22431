import type { Pool } from 'pg';
import type { RequestHeaders } from '../auth/request-headers.ts';
import type { JsonObject } from '../metadata/json.ts';
import { readSql } from '../metadata/read-sql.ts';
import { toJsonText, type InputJson, type InputJsonObject } from '../request/input-json.ts';

const sql = {
  create: readSql(import.meta.url, 'create-action-log.sql'),
  insert: readSql(import.meta.url, 'insert-action.sql'),
  take: readSql(import.meta.url, 'take-actions.sql'),
  finish: readSql(import.meta.url, 'finish-action.sql'),
  giveBack: readSql(import.meta.url, 'give-back-actions.sql'),
  read: readSql(import.meta.url, 'read-action.sql'),
  clear: readSql(import.meta.url, 'clear-actions.sql'),
};

/** An asynchronous action to do. */
export interface TakenAction {
  readonly id: string;
  readonly action_name: string;
  readonly request_headers: RequestHeaders;
  readonly session_variables: JsonObject;
  /** JSON text. */
  readonly input: string;
}

/** What is told of an asynchronous action. */
export interface LoggedAction {
  /** As ISO 8601 with an offset. */
  readonly created_at: string;
  /** JSON texts; null: none yet. */
  readonly errors: string | null;
  readonly output: string | null;
  readonly session_variables: JsonObject;
}

export type ActionOutcome =
  { readonly kind: 'completed'; readonly output: InputJson } | { readonly kind: 'error'; readonly errors: JsonObject };

/** `hdb_catalog.hdb_action_log`, the queue and the memory of asynchronous actions. */
export class ActionLog {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Creates the table, if it is missing. */
  async prepare(): Promise<void> {
    await this.#pool.query(sql.create);
  }

  /** Puts an action into the queue; answers its id. */
  async insert(
    action: string,
    asked: { readonly input: InputJsonObject; readonly session: JsonObject; readonly headers: RequestHeaders },
  ): Promise<string> {
    const values = [action, JSON.stringify(asked.session), JSON.stringify(asked.headers), toJsonText(asked.input)];
    const { rows } = await this.#pool.query<{ id: string }>(sql.insert, values);
    return rows[0]?.id ?? '';
  }

  /** The oldest actions that nobody does yet, at most so many; from now on the caller does them. */
  async take(actions: readonly string[], limit: number): Promise<readonly TakenAction[]> {
    const { rows } = await this.#pool.query<TakenAction>(sql.take, [actions, limit]);
    return rows;
  }

  async finish(id: string, outcome: ActionOutcome): Promise<void> {
    const output = outcome.kind === 'completed' ? toJsonText(outcome.output) : null;
    const errors = outcome.kind === 'error' ? JSON.stringify(outcome.errors) : null;
    await this.#pool.query(sql.finish, [id, output, errors, outcome.kind]);
  }

  /** Lets somebody else do what was taken: these actions, or all. */
  async giveBack(ids: readonly string[] | 'all'): Promise<void> {
    await this.#pool.query(sql.giveBack, [ids === 'all' ? null : ids]);
  }

  async read(id: string, action: string): Promise<LoggedAction | undefined> {
    const { rows } = await this.#pool.query<LoggedAction>(sql.read, [id, action]);
    return rows[0];
  }

  /** Forgets everything about an action. */
  async clear(action: string): Promise<void> {
    await this.#pool.query(sql.clear, [action]);
  }
}
