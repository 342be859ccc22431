import { Factory } from '@andon/hasura/testing';
import type { Asker, ServedCommands } from './served-commands.ts';

/** A machine that stood still once. */
export interface StoppedMachine {
  readonly machineId: number;
  readonly stopId: number;
}

const start = Date.parse('2026-03-02T06:00:00Z');
const executing = 6;
const held = 11;

/** An enterprise with a machine for everything that a test does, and people who work there. */
export class ShopFloor {
  readonly factory: Factory;
  readonly #served: ServedCommands;
  readonly #userId: string;
  #machines = 0;

  private constructor(served: ServedCommands, factory: Factory, userId: string) {
    this.#served = served;
    this.factory = factory;
    this.#userId = userId;
  }

  static async build(served: ServedCommands, name: string): Promise<ShopFloor> {
    const factory = await Factory.create(served.pool, name);
    const { rows } = await served.pool.query<{ id: string }>(
      `insert into users (enterprise_id, name) values ($1, 'Ada') returning id`,
      [factory.enterpriseId],
    );
    return new ShopFloor(served, factory, rows[0]?.id ?? '');
  }

  /** Somebody of this enterprise in a role. */
  as(role: string): Asker {
    const { enterpriseId, siteId } = this.factory;
    return { role, enterpriseId, siteIds: [siteId], userId: this.#userId };
  }

  /** An instant of the day on which everything happens. */
  at(minute: number): Date {
    return new Date(start + minute * 60_000);
  }

  /** A new machine that stands still from minute 10 to 20 of an hour. */
  async stop(): Promise<StoppedMachine> {
    const machineId = await this.machine([0, executing], [10, held], [20, executing], [60, executing]);
    const { rows } = await this.#served.pool.query<{ id: number }>(
      'select id::int from equipment_events where equipment_id = $1',
      [machineId],
    );
    return { machineId, stopId: rows[0]?.id ?? 0 };
  }

  /** A new machine with samples as minute and state. */
  async machine(...samples: readonly (readonly [minute: number, state: number])[]): Promise<number> {
    this.#machines += 1;
    const id = await this.factory.machine(`Machine ${this.#machines}`);
    await this.factory.samples(
      id,
      samples.map(([minute, state]) => ({ at: this.at(minute), state })),
    );
    return id;
  }
}
