import { Client } from 'pg';
import type { Logger } from 'pino';
import { readSql } from '../read-sql.ts';
import { chooseJob, laneOf, type Job, type Lane } from './choose-job.ts';
import type { JobOutcomes } from './job-outcomes.ts';

const listJobs = readSql(import.meta.url, 'list-jobs.sql');
const runJob = readSql(import.meta.url, 'run-job.sql');
const setNextStart = readSql(import.meta.url, 'set-next-start.sql');
const hasBackgroundWorkers = readSql(import.meta.url, 'has-background-workers.sql');

/** How long to wait when no job is due, or the database is away. */
const lookEveryMs: Readonly<Record<Lane, number>> = { frequent: 1_000, rare: 5_000 };
const connectWithinMs = 5_000;
/** A server's own workers take a job within seconds; one that is due for so long has no workers. */
const serverGraceSeconds = 120;

/** What a lane works with. */
export interface JobLaneOptions {
  readonly lane: Lane;
  readonly databaseUrl: string;
  /** The embedded database has no workers of its own: its jobs run as soon as they are due. */
  readonly isEmbedded: boolean;
  readonly log: Logger;
  readonly outcomes: JobOutcomes;
}

/**
 * Runs the due jobs of one lane, one at a time, on a connection of its own. Its states:
 *
 * - *looking*: it asks the database which jobs are due. One is → running; none is, or the server's own workers do it →
 *   waiting; the database is away → it drops the connection, waiting.
 * - *running*: one job; its end, good or bad, sets when it is due next → looking.
 * - *waiting*: a second or a few, then → looking. `stop` wakes it.
 * - *stopped*: `stop` was called. A job that runs is cut off with its connection, and due again at the next start.
 */
export class JobLane {
  private readonly options: JobLaneOptions;
  private readonly abort = new AbortController();
  private readonly ended: Promise<void>;
  private client: Client | undefined;

  constructor(options: JobLaneOptions) {
    this.options = options;
    this.ended = this.loop();
  }

  /** Cuts off the job that runs, if any, and ends. */
  async stop(): Promise<void> {
    this.abort.abort();
    await this.disconnect();
    await this.ended;
  }

  private async loop(): Promise<void> {
    while (!this.abort.signal.aborted) {
      const job = await this.look();
      if (job) await this.run(job);
      else await this.wait(lookEveryMs[this.options.lane]);
    }
    await this.disconnect();
  }

  private async look(): Promise<Job | undefined> {
    const { lane, isEmbedded, outcomes, log } = this.options;
    try {
      const client = await this.connected();
      if (!isEmbedded && (await serverHasWorkers(client))) return undefined;
      const { rows } = await client.query<Job>(listJobs);
      const mine = rows.filter((job) => laneOf(job) === lane);
      return chooseJob(mine, isEmbedded ? 0 : serverGraceSeconds, (job) => outcomes.lastTookMs(job));
    } catch (error) {
      if (!this.abort.signal.aborted) log.debug({ err: error }, 'The database is away; jobs wait for it.');
      await this.disconnect();
      return undefined;
    }
  }

  private async run(job: Job): Promise<void> {
    const { outcomes, log } = this.options;
    const startedAt = performance.now();
    const error = await this.attempt(runJob, [job.id]);
    if (this.abort.signal.aborted) return;
    const tookMs = performance.now() - startedAt;
    outcomes.record(job, tookMs, error?.message ?? null);
    const fields = { job: job.id, name: job.name, tookMs: Math.round(tookMs) };
    if (error) log.warn({ ...fields, err: error }, 'A job failed; it is tried again.');
    else log.debug(fields, 'A job ran.');
    const postponed = await this.attempt(setNextStart, [job.id, error ? job.retrySeconds : job.intervalSeconds]);
    // The job may have been removed meanwhile; without this pause a job that cannot be postponed would run without end.
    if (postponed) await this.wait(lookEveryMs.rare);
  }

  private async attempt(sql: string, values: readonly unknown[]): Promise<Error | undefined> {
    try {
      const client = await this.connected();
      await client.query(sql, [...values]);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error));
    }
  }

  private async connected(): Promise<Client> {
    if (this.client) return this.client;
    const client = new Client({
      connectionString: this.options.databaseUrl,
      application_name: `andon jobs (${this.options.lane})`,
      connectionTimeoutMillis: connectWithinMs,
    });
    const forget = () => {
      if (this.client === client) this.client = undefined;
    };
    client.on('error', forget).on('end', forget);
    await client.connect();
    this.client = client;
    // There was nothing to cut off when `stop` came.
    if (this.abort.signal.aborted) throw new Error('stopped while it connected');
    return client;
  }

  private async disconnect(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    // Destroying the socket rather than saying goodbye: a running job would make the goodbye wait for its end.
    client?.connection.stream.destroy();
    await client?.end().catch(() => undefined);
  }

  private wait(milliseconds: number): Promise<void> {
    const { signal } = this.abort;
    return new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const done = () => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        resolve();
      };
      const timer = setTimeout(done, milliseconds);
      signal.addEventListener('abort', done);
    });
  }
}

async function serverHasWorkers(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ readonly hasWorkers: boolean }>(hasBackgroundWorkers);
  return rows[0]?.hasWorkers === true;
}
