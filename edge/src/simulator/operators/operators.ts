import { Pool } from 'pg';
import type { Logger } from 'pino';
import { describeError } from '../../describe-error.ts';
import { readSql } from '../../read-sql.ts';
import { plantLines, sourceTopicOf } from '../plant/factories.ts';
import { judgeStop, type UnjustifiedStop } from './stop-judgement.ts';

const lookEveryMs = 2_000;
const patienceMs = 10_000;

const listUnjustifiedStops = readSql(import.meta.url, 'sql/list-unjustified-stops.sql');
const justifyStop = readSql(import.meta.url, 'sql/justify-stop.sql');
const completeDueOrders = readSql(import.meta.url, 'sql/complete-due-orders.sql');
const planOrder = readSql(import.meta.url, 'sql/plan-order.sql');
const startNextOrder = readSql(import.meta.url, 'sql/start-next-order.sql');

export interface OperatorsOptions {
  readonly databaseUrl: string;
  readonly seed: string;
  /** The operators' clock, in milliseconds since the epoch. */
  readonly now: () => number;
  readonly log: Logger;
}

/**
 * The people beside the machines. Every few seconds they look at each line: complete an order that is done, start the
 * next one, and justify stops that they have had time to look into. They hold nothing in memory, so a database that is
 * away, or a restart, only makes them late.
 */
export class Operators {
  readonly #options: OperatorsOptions;
  readonly #pool: Pool;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #isDatabaseAway = false;

  constructor(options: OperatorsOptions) {
    this.#options = options;
    this.#pool = new Pool({
      connectionString: options.databaseUrl,
      max: 1,
      application_name: 'simulated operators',
      connectionTimeoutMillis: patienceMs,
      query_timeout: patienceMs,
    });
    // An idle connection that breaks is no news: the next look finds out.
    this.#pool.on('error', () => undefined);
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#looking ??= this.look().finally(() => (this.#looking = undefined));
    }, lookEveryMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
    await this.#pool.end();
  }

  /** One round along all lines. Never throws. */
  async look(): Promise<void> {
    try {
      for (const line of plantLines) {
        await this.#lookAt(line.machines.map((machine) => sourceTopicOf(line, machine)));
      }
      if (this.#isDatabaseAway) this.#options.log.info('Operators are back at the database');
      this.#isDatabaseAway = false;
    } catch (error) {
      if (!this.#isDatabaseAway) {
        const detail = describeError(error);
        this.#options.log.warn({ detail }, 'Operators cannot work with the database now. They keep trying.');
      }
      this.#isDatabaseAway = true;
    }
  }

  async #lookAt(topics: readonly string[]): Promise<void> {
    const now = new Date(this.#options.now());
    await this.#pool.query(completeDueOrders, [topics, now]);
    await this.#pool.query(planOrder, [topics]);
    await this.#pool.query(startNextOrder, [topics, now]);
    const { rows } = await this.#pool.query<UnjustifiedStop>(listUnjustifiedStops, [topics, now]);
    for (const stop of rows) {
      const judgement = judgeStop(stop, this.#options.seed, now.getTime());
      if (judgement !== undefined) await this.#pool.query(justifyStop, [stop.id, judgement.reasonCode, judgement.note]);
    }
  }
}
