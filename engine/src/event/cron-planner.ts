import type { Pool } from 'pg';
import { nextTimes } from '../metadata/cron-schedule.ts';
import { readSql } from '../metadata/read-sql.ts';
import type { CronTrigger } from '../model/model.ts';

const sql = {
  forget: readSql(import.meta.url, 'forget-cron-events.sql'),
  upcoming: readSql(import.meta.url, 'upcoming-cron-events.sql'),
  insert: readSql(import.meta.url, 'insert-cron-events.sql'),
};

/** Events that every trigger has planned ahead. */
const plannedEvents = 100;
const planAfterMs = 60_000;

/** Plans the next events of cron triggers, so that they come even when no engine lives at their time. */
export class CronPlanner {
  readonly #pool: Pool;
  readonly #triggers: () => ReadonlyMap<string, CronTrigger>;
  readonly #onFault: (error: unknown) => void;
  /** Schedules that the planned events were made by. */
  #planned: ReadonlyMap<string, string> = new Map();
  #timer: NodeJS.Timeout | undefined;
  #planning: Promise<void> = Promise.resolve();

  constructor(pool: Pool, triggers: () => ReadonlyMap<string, CronTrigger>, onFault: (error: unknown) => void) {
    this.#pool = pool;
    this.#triggers = triggers;
    this.#onFault = onFault;
  }

  /** Plans anew what has changed, now and every minute. */
  follow(): void {
    this.#planning = this.#planning.then(() => this.#plan()).catch(this.#onFault);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.follow(), planAfterMs);
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#planning;
    clearTimeout(this.#timer);
  }

  async #plan(): Promise<void> {
    const triggers = this.#triggers();
    const names = [...triggers.keys()];
    const changed = names.filter((name) => this.#planned.get(name) !== triggers.get(name)?.metadata.schedule);
    await this.#pool.query(sql.forget, [names, changed]);
    this.#planned = new Map([...triggers].map(([name, { metadata }]) => [name, metadata.schedule]));
    const { rows } = await this.#pool.query<UpcomingRow>(sql.upcoming, [names]);
    for (const { name, upcoming, last } of rows) {
      const schedule = triggers.get(name)?.metadata.schedule;
      if (schedule === undefined || upcoming >= plannedEvents) continue;
      await this.#pool.query(sql.insert, [name, nextTimes(schedule, plannedEvents - upcoming, last)]);
    }
  }
}

interface UpcomingRow {
  readonly name: string;
  readonly upcoming: number;
  readonly last: Date;
}
