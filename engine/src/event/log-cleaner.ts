import type { Pool } from 'pg';
import { nextTimes } from '../metadata/cron-schedule.ts';
import type { CleanupConfiguration } from '../metadata/event-trigger-metadata.ts';
import { readSql } from '../metadata/read-sql.ts';
import type { EventTrigger } from '../model/model.ts';

const sql = {
  claim: readSql(import.meta.url, 'claim-cleanup.sql'),
  clean: readSql(import.meta.url, 'clean-event-logs.sql'),
  finish: readSql(import.meta.url, 'finish-cleanup.sql'),
};

const lookAfterMs = 30_000;

interface CleanedRow {
  readonly events: number;
  readonly invocations: number;
}

/** Deletes old events that are done with, of triggers with a `cleanup_config`, each time by one engine only. */
export class LogCleaner {
  readonly #pool: Pool;
  readonly #triggers: () => ReadonlyMap<string, EventTrigger>;
  readonly #onFault: (error: unknown) => void;
  #timer: NodeJS.Timeout | undefined;
  #cleaning: Promise<void> = Promise.resolve();

  constructor(pool: Pool, triggers: () => ReadonlyMap<string, EventTrigger>, onFault: (error: unknown) => void) {
    this.#pool = pool;
    this.#triggers = triggers;
    this.#onFault = onFault;
  }

  /** Looks again and again whether a schedule has come since it looked last. */
  start(since = new Date()): void {
    this.#timer = setTimeout(() => {
      const now = new Date();
      this.#cleaning = this.cleanDue(since, now).catch(this.#onFault);
      this.start(now);
    }, lookAfterMs);
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#cleaning;
  }

  /** Does what was scheduled after `since` and is due `now`. */
  async cleanDue(since: Date, now: Date): Promise<void> {
    for (const { name, metadata } of this.#triggers().values()) {
      const { cleanup_config: config } = metadata;
      if (config === null || config.paused) continue;
      const [due] = nextTimes(config.schedule, 1, since);
      if (due !== undefined && due <= now) await this.#clean(name, config, due);
    }
  }

  async #clean(trigger: string, config: CleanupConfiguration, due: Date): Promise<void> {
    const { rows } = await this.#pool.query<{ id: string }>(sql.claim, [trigger, due]);
    const [claimed] = rows;
    if (claimed === undefined) return;
    const { isDone, cleaned } = await this.#cleanInBatches(trigger, config);
    const values = [claimed.id, cleaned.events, cleaned.invocations, isDone ? 'completed' : 'dead'];
    await this.#pool.query(sql.finish, values);
  }

  async #cleanInBatches(
    trigger: string,
    { clear_older_than: hours, batch_size: batchSize, clean_invocation_logs: both, timeout }: CleanupConfiguration,
  ): Promise<{ readonly isDone: boolean; readonly cleaned: CleanedRow }> {
    const endsAt = Date.now() + timeout * 1_000;
    let cleaned: CleanedRow = { events: 0, invocations: 0 };
    while (Date.now() < endsAt) {
      const { rows } = await this.#pool.query<CleanedRow>(sql.clean, [trigger, hours, batchSize, both]);
      const { events, invocations } = rows[0] ?? { events: 0, invocations: 0 };
      cleaned = { events: cleaned.events + events, invocations: cleaned.invocations + invocations };
      if (events < batchSize) return { isDone: true, cleaned };
    }
    return { isDone: false, cleaned };
  }
}
