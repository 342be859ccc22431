import { setTimeout as delay } from 'node:timers/promises';
import type { Pool } from 'pg';
import { readSql } from '../read-sql.ts';

const newestSample = readSql(import.meta.url, './newest-sample.sql');
const probeEveryMs = 50;

/** Asks for the newest committed sample while data flows, from the first of the plan on. */
export class FreshnessProbe {
  readonly agesMs: number[] = [];
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async runUntil(end: Promise<unknown>): Promise<void> {
    const ended = new AbortController();
    const stop = (): void => ended.abort();
    end.then(stop, stop);
    const before = await this.#newestMs();
    while (!ended.signal.aborted) {
      const newest = await this.#newestMs();
      if (newest !== before) this.agesMs.push(Date.now() - newest);
      await delay(probeEveryMs);
    }
  }

  async #newestMs(): Promise<number> {
    const { rows } = await this.#pool.query<{ newest_ms: string | null }>({
      name: 'newest-sample',
      text: newestSample,
    });
    return Number(rows[0]?.newest_ms);
  }
}
