import type { Pool } from 'pg';
import type { HeaderMetadata, WebhookMetadata } from '../metadata/webhook-metadata.ts';
import type { ScheduledRetries } from '../metadata/cron-trigger-metadata.ts';
import type { Json } from '../metadata/json.ts';
import { readSql } from '../metadata/read-sql.ts';
import type { Attempt } from './invocation.ts';

const read = (file: string): string => readSql(import.meta.url, file);

const create = read('create-scheduled-events.sql');

/** Statements on the tables of cron events; those of one-off events have the same columns where these look. */
const onCronEvents = {
  record: read('record-cron-invocation.sql'),
  end: read('end-cron-event.sql'),
  giveBack: read('give-back-cron-events.sql'),
  readEvents: read('read-cron-events.sql'),
  readInvocations: read('read-cron-invocations.sql'),
  delete: read('delete-cron-event.sql'),
};

const sqlOf = {
  cron: { ...onCronEvents, take: read('take-cron-events.sql') },
  one_off: {
    record: onOneOffEvents(onCronEvents.record),
    end: onOneOffEvents(onCronEvents.end),
    giveBack: onOneOffEvents(onCronEvents.giveBack),
    readEvents: onOneOffEvents(onCronEvents.readEvents),
    readInvocations: onOneOffEvents(onCronEvents.readInvocations),
    delete: onOneOffEvents(onCronEvents.delete),
    take: read('take-one-off-events.sql'),
  },
};

function onOneOffEvents(statement: string): string {
  return statement.replaceAll('hdb_catalog.hdb_cron_', 'hdb_catalog.hdb_scheduled_');
}

export type ScheduledKind = 'cron' | 'one_off';

/** A scheduled event to deliver: a row of its table. */
export interface TakenScheduledEvent {
  readonly id: string;
  /** Of a cron trigger's event. */
  readonly trigger_name?: string;
  readonly scheduled_time: string;
  readonly created_at: string;
  readonly tries: number;
  /** Of a one-off event. */
  readonly webhook_conf?: WebhookMetadata;
  readonly retry_conf?: ScheduledRetries | null;
  readonly payload?: Json;
  readonly header_conf?: readonly HeaderMetadata[] | null;
  readonly comment?: string | null;
}

export interface ScheduledFilter {
  readonly trigger: string | null;
  readonly limit: number;
  readonly offset: number;
}

/** A page of rows, and how many there are in all. */
export interface ScheduledPage {
  readonly count: number;
  readonly items: Json;
}

/** Creates the tables of scheduled events, where they are missing. */
export async function prepareScheduledEvents(pool: Pool): Promise<void> {
  await pool.query(create);
}

/** The events of cron triggers, or those of no trigger, with the log of their deliveries. */
export class ScheduledLog {
  readonly #pool: Pool;
  readonly #kind: ScheduledKind;

  constructor(pool: Pool, kind: ScheduledKind) {
    this.#pool = pool;
    this.#kind = kind;
  }

  /** Events that are due, at most so many; nobody else gets them for now. `triggers` only matter to cron events. */
  async take(limit: number, triggers: readonly string[]): Promise<readonly TakenScheduledEvent[]> {
    if (this.#kind === 'cron' && triggers.length === 0) return [];
    const values = this.#kind === 'cron' ? [limit, triggers] : [limit];
    // Asked every second, and prepared: to plan it takes longer than to find nothing.
    const take = { name: `take ${this.#kind} events`, text: sqlOf[this.#kind].take, values };
    const { rows } = await this.#pool.query<{ event: string }>(take);
    // Rows of the table as PostgreSQL writes them.
    return rows.map(({ event }) => JSON.parse(event) as TakenScheduledEvent);
  }

  async record(id: string, { invocation, outcome }: Attempt): Promise<void> {
    const { status, request, response } = invocation;
    const delay = outcome.kind === 'retry' ? outcome.delaySeconds : 0;
    const logs = [JSON.stringify(request), JSON.stringify(response)];
    await this.#pool.query(sqlOf[this.#kind].record, [id, status, ...logs, outcome.kind, delay]);
  }

  /** An event that came too late to be delivered. */
  async die(id: string): Promise<void> {
    await this.#pool.query(sqlOf[this.#kind].end, [id, 'dead']);
  }

  async giveBack(ids: readonly string[] | 'all'): Promise<void> {
    await this.#pool.query(sqlOf[this.#kind].giveBack, [ids === 'all' ? null : ids]);
  }

  /** False: there is no such event, or it is being delivered. */
  async delete(id: string): Promise<boolean> {
    const { rowCount } = await this.#pool.query(sqlOf[this.#kind].delete, [id]);
    return rowCount === 1;
  }

  /** In the order of their times; `statuses` null: all. */
  readEvents(filter: ScheduledFilter, statuses: readonly string[] | null): Promise<ScheduledPage> {
    return this.#page(sqlOf[this.#kind].readEvents, [filter.trigger, statuses, filter.limit, filter.offset]);
  }

  /** The newest first. */
  readInvocations(filter: ScheduledFilter, id: string | null): Promise<ScheduledPage> {
    return this.#page(sqlOf[this.#kind].readInvocations, [filter.trigger, id, filter.limit, filter.offset]);
  }

  async #page(statement: string, values: unknown[]): Promise<ScheduledPage> {
    const { rows } = await this.#pool.query<{ count: number; items: string }>(statement, values);
    const [row] = rows;
    // PostgreSQL's JSON functions made the text.
    return { count: row?.count ?? 0, items: JSON.parse(row?.items ?? '[]') as Json };
  }
}

/** The logs of both kinds. */
export function scheduledLogs(pool: Pool): readonly ScheduledLog[] {
  return [new ScheduledLog(pool, 'cron'), new ScheduledLog(pool, 'one_off')];
}
