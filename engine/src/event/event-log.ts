import type { Pool } from 'pg';
import { readSql } from '../metadata/read-sql.ts';
import type { Json } from '../metadata/json.ts';
import type { Invocation, Outcome } from './invocation.ts';
import { engineLockClass } from './living-engine.ts';
import type { EventNeeds } from './wanted-triggers.ts';

const sql = {
  create: readSql(import.meta.url, 'create-event-log.sql'),
  isThere: readSql(import.meta.url, 'has-event-log.sql'),
  sync: readSql(import.meta.url, 'sync-event-triggers.sql'),
  take: readSql(import.meta.url, 'take-events.sql'),
  record: readSql(import.meta.url, 'record-invocation.sql'),
  giveBack: readSql(import.meta.url, 'give-back-events.sql'),
  lostEngines: readSql(import.meta.url, 'lost-engines.sql'),
  giveBackOfEngines: readSql(import.meta.url, 'give-back-of-engines.sql'),
  redeliver: readSql(import.meta.url, 'redeliver-event.sql'),
  insertManual: readSql(import.meta.url, 'insert-manual-event.sql'),
  readEvents: readSql(import.meta.url, 'read-events.sql'),
  readInvocations: readSql(import.meta.url, 'read-invocations.sql'),
  archive: readSql(import.meta.url, 'archive-events.sql'),
};

const take = { name: 'take events', text: sql.take };

/** An event to deliver. */
export interface TakenEvent {
  readonly id: string;
  readonly schema_name: string;
  readonly table_name: string;
  readonly trigger_name: string;
  /** JSON text of `{op, data, session_variables, trace_context}`. */
  readonly payload: string;
  readonly tries: number;
  /** ISO 8601 with an offset. */
  readonly created_at: string;
}

export interface EventFilter {
  readonly trigger: string | null;
  readonly id: string | null;
  readonly status: 'all' | 'pending' | 'processed';
  readonly limit: number;
  readonly offset: number;
}

/** `hdb_catalog.event_log` of a source, with the triggers that write it. */
export class EventLog {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Makes the triggers of the source's tables those that are needed. Where none ever were the log is not created. */
  async sync({ isUsed, wanted }: EventNeeds): Promise<void> {
    if (isUsed) await this.#pool.query(sql.create);
    if (isUsed || (await this.isThere())) await this.#pool.query(sql.sync, [JSON.stringify(wanted)]);
  }

  async isThere(): Promise<boolean> {
    const { rows } = await this.#pool.query<{ is_there: boolean }>(sql.isThere);
    return rows[0]?.is_there === true;
  }

  /** The oldest events of the triggers that are due, at most so many, for the engine; nobody else gets them for now. */
  async take(triggers: readonly string[], limit: number, engine: number): Promise<readonly TakenEvent[]> {
    // Asked every second, and prepared: to plan it takes longer than to find nothing.
    const { rows } = await this.#pool.query<TakenEvent>({ ...take, values: [triggers, limit, engine] });
    return rows.sort((left, right) => (left.created_at < right.created_at ? -1 : 1));
  }

  /** Writes down how a delivery went, and what becomes of the event. */
  async record({ id, trigger_name: trigger }: TakenEvent, invocation: Invocation, outcome: Outcome): Promise<void> {
    const { status, request, response } = invocation;
    const delay = outcome.kind === 'retry' ? outcome.delaySeconds : 0;
    const logs = [JSON.stringify(request), JSON.stringify(response)];
    await this.#pool.query(sql.record, [id, trigger, status, ...logs, outcome.kind, delay]);
  }

  /** Lets somebody else deliver what was taken: these events, or all. */
  async giveBack(ids: readonly string[] | 'all'): Promise<void> {
    await this.#pool.query(sql.giveBack, [ids === 'all' ? null : ids]);
  }

  /** The numbers of engines that have taken events and live no more. */
  async lostEngines(): Promise<readonly number[]> {
    const { rows } = await this.#pool.query<{ number: number }>(sql.lostEngines, [engineLockClass]);
    return rows.map(({ number }) => number);
  }

  async giveBackOfEngines(engines: readonly number[]): Promise<void> {
    await this.#pool.query(sql.giveBackOfEngines, [engines]);
  }

  /** Has an event delivered again; false: there is none of these triggers. */
  async redeliver(id: string, triggers: readonly string[]): Promise<boolean> {
    const { rowCount } = await this.#pool.query(sql.redeliver, [id, triggers]);
    return rowCount === 1;
  }

  /** Writes an event that no change of a row has made; answers its id. */
  async insertManual(
    { schema, name }: { readonly schema: string; readonly name: string },
    trigger: string,
    payload: Json,
  ): Promise<string> {
    const values = [schema, name, trigger, JSON.stringify(payload)];
    const { rows } = await this.#pool.query<{ id: string }>(sql.insertManual, values);
    return rows[0]?.id ?? '';
  }

  /** Rows of the log, the newest first. */
  async readEvents({ trigger, id, status, limit, offset }: EventFilter): Promise<Json> {
    const { rows } = await this.#pool.query<{ events: string }>(sql.readEvents, [trigger, id, status, limit, offset]);
    return parsed(rows[0]?.events);
  }

  async readInvocations({ trigger, id, limit, offset }: Omit<EventFilter, 'status'>): Promise<Json> {
    const values = [trigger, id, limit, offset];
    const { rows } = await this.#pool.query<{ invocations: string }>(sql.readInvocations, values);
    return parsed(rows[0]?.invocations);
  }

  /** Sets the events of a trigger aside that is there no more. */
  async archive(trigger: string): Promise<void> {
    await this.#pool.query(sql.archive, [trigger]);
  }
}

function parsed(text = '[]'): Json {
  // PostgreSQL's JSON functions made the text.
  return JSON.parse(text) as Json;
}
