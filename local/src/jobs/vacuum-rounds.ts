import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Logger } from 'pino';
import { readSql } from '../read-sql.ts';
import { withClient } from '../with-client.ts';

const listVacuumStatements = readSql(import.meta.url, 'list-vacuum-statements.sql');

/** What vacuuming works with. */
export interface VacuumOptions {
  readonly databaseUrl: string;
  readonly everyMs: number;
  readonly log: Logger;
}

/**
 * Vacuums a database that has no autovacuum of its own, table by table, so that others get their turn in between. It is
 * no job of the database, since vacuum runs in no transaction and so in no procedure. Its states:
 *
 * - *waiting*: until the next round → vacuuming. `stop` wakes it.
 * - *vacuuming*: one table after the other; a failure ends the round and is told → waiting.
 * - *stopped*: `stop` was called; the table being vacuumed is finished first.
 */
export class VacuumRounds {
  private readonly options: VacuumOptions;
  private readonly abort = new AbortController();
  private readonly ended: Promise<void>;

  constructor(options: VacuumOptions) {
    this.options = options;
    this.ended = this.loop();
  }

  /** Ends after the table that is being vacuumed. */
  async stop(): Promise<void> {
    this.abort.abort();
    await this.ended;
  }

  private async loop(): Promise<void> {
    const { signal } = this.abort;
    try {
      for (;;) {
        await wait(this.options.everyMs, undefined, { signal });
        await this.round();
      }
    } catch (error) {
      if (!signal.aborted) throw error;
    }
  }

  private async round(): Promise<void> {
    const { databaseUrl, log } = this.options;
    const startedAt = performance.now();
    try {
      const tableCount = await withClient(databaseUrl, (client) => this.vacuum(client));
      log.debug({ tableCount, tookMs: Math.round(performance.now() - startedAt) }, 'Tables were vacuumed.');
    } catch (error) {
      if (!this.abort.signal.aborted) log.warn({ err: error }, 'Vacuuming failed; it is tried again.');
    }
  }

  private async vacuum(client: Client): Promise<number> {
    const { rows } = await client.query<{ readonly statement: string }>(listVacuumStatements);
    for (const { statement } of rows) {
      if (this.abort.signal.aborted) break;
      await client.query(statement);
    }
    return rows.length;
  }
}
