import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, type Pool } from 'pg';
import { readSql } from '../metadata/read-sql.ts';

const sql = {
  lockShared: readSql(import.meta.url, 'lock-engines.sql'),
  tryLockAlone: readSql(import.meta.url, 'try-lock-alone.sql'),
  unlockAlone: readSql(import.meta.url, 'unlock-alone.sql'),
  tryLockNumber: readSql(import.meta.url, 'try-lock-number.sql'),
};

/** The locks that living engines share in a database: those that keep their metadata there, and those that serve it. */
const lockNumbers = { metadata: 0x68_64_62_01, source: 0x68_64_62_02 };

/** The first number of the lock that an engine has alone; the second is the engine's own. */
export const engineLockClass = 0x68_64_62_03;

/** Own numbers fit into the microseconds of a second. */
const numbers = 1_000_000;
const reconnectAfterMs = 1_000;

/**
 * An engine among those that live on a database. The others know by locks that go with a connection of its own:
 *
 * - Joining: when nobody else is there, `recover` runs first, as what is being delivered then was left behind by engines
 *   that have died. Then it holds the lock that all share, and one of its own number.
 * - Joined: until the connection ends; it is made again then, with the same number.
 * - Left: by `leave`.
 */
export class LivingEngine {
  readonly #pool: Pool;
  readonly #lockNumber: number;
  #number = randomInt(numbers);
  #client: Client | null = null;
  #hasLeft = false;

  private constructor(pool: Pool, as: keyof typeof lockNumbers) {
    this.#pool = pool;
    this.#lockNumber = lockNumbers[as];
  }

  static async join(pool: Pool, as: keyof typeof lockNumbers, recover: () => Promise<void>): Promise<LivingEngine> {
    const engine = new LivingEngine(pool, as);
    const client = await engine.#connect();
    await engine.#recoverAlone(client, recover);
    while (!(await isTrue(client, sql.tryLockNumber, [engineLockClass, engine.#number])))
      engine.#number = randomInt(numbers);
    return engine;
  }

  /** No other engine that lives on the database has it. */
  get number(): number {
    return this.#number;
  }

  async leave(): Promise<void> {
    this.#hasLeft = true;
    await this.#client?.end();
  }

  async #recoverAlone(client: Client, recover: () => Promise<void>): Promise<void> {
    const isAlone = await isTrue(client, sql.tryLockAlone, [this.#lockNumber]);
    if (isAlone) await recover();
    await client.query(sql.lockShared, [this.#lockNumber]);
    if (isAlone) await client.query(sql.unlockAlone, [this.#lockNumber]);
  }

  async #connect(): Promise<Client> {
    const client = new Client(this.#pool.options);
    // The end that follows has it made again.
    client.on('error', () => undefined);
    await client.connect();
    client.once('end', () => void this.#joinAgain());
    this.#client = client;
    return client;
  }

  async #joinAgain(): Promise<void> {
    await pause(reconnectAfterMs, undefined, { ref: false });
    if (this.#hasLeft) return;
    const client = await this.#connect().catch(() => null);
    if (client === null) await this.#joinAgain();
    else if (!(await this.#lockAgain(client).catch(() => false))) await client.end();
  }

  async #lockAgain(client: Client): Promise<boolean> {
    await client.query(sql.lockShared, [this.#lockNumber]);
    return isTrue(client, sql.tryLockNumber, [engineLockClass, this.#number]);
  }
}

async function isTrue(client: Client, text: string, values: readonly number[]): Promise<boolean> {
  const { rows } = await client.query<Record<string, boolean>>(text, [...values]);
  return Object.values(rows[0] ?? {})[0] === true;
}
