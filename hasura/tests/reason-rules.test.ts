import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Factory } from './support/factory.ts';
import { mergeSamples } from './support/merge-samples.ts';
import { readOneOee } from './support/read-oee.ts';
import { StopEditor } from './support/stop-editor.ts';

const start = '2026-03-02T06:00:00Z';

let database: TestDatabase;
let enterpriseNumber = 0;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
});
afterAll(async () => database.stop());

/** An enterprise with a machine that stops from 10 to 20 (state 9), from 21 to 22 (state 2) and from 30 to 35 (state 5). */
class RuledMachine {
  readonly factory: Factory;
  readonly id: number;
  readonly editor: StopEditor;
  readonly jam: number;
  readonly setup: number;
  readonly idle: number;

  private constructor(factory: Factory, id: number, [jam, setup, idle]: readonly [number, number, number]) {
    this.factory = factory;
    this.id = id;
    this.editor = new StopEditor(database.pool, id, start);
    this.jam = jam;
    this.setup = setup;
    this.idle = idle;
  }

  static async create(): Promise<RuledMachine> {
    enterpriseNumber += 1;
    const factory = await Factory.create(database.pool, `Rules ${enterpriseNumber}`);
    const reasons = [
      await factory.reason('JAM'),
      await factory.reason('CHANGEOVER', { category: 'setup' }),
      await factory.reason('IDLE', { isPlanned: true }),
    ] as const;
    return new RuledMachine(factory, await factory.machine('Machine'), reasons);
  }

  static async withThreeStops(): Promise<RuledMachine> {
    const machine = await RuledMachine.create();
    await machine.send([0, 6], [10, 9], [20, 6], [21, 2], [22, 6], [30, 5], [35, 6], [40, 6]);
    return machine;
  }

  /** Samples as minute, state, units produced and units scrapped. */
  async send(...samples: readonly (readonly [number, number, number?, number?])[]): Promise<void> {
    await mergeSamples(
      database.pool,
      this.id,
      samples.map(([minute, state, produced, scrap]) => ({
        at: this.editor.at(minute),
        state,
        ...(produced === undefined ? {} : { produced }),
        ...(scrap === undefined ? {} : { scrap }),
      })),
    );
  }

  async rule(columns: Readonly<Record<string, unknown>>): Promise<number> {
    const all = {
      valid_from: '-infinity',
      ...columns,
      enterprise_id: this.factory.enterpriseId,
      name: JSON.stringify(columns),
    };
    const names = Object.keys(all);
    const { rows } = await database.pool.query<{ id: number }>(
      `insert into stop_reason_rules (${names.join(', ')}) values (${names.map((_, n) => `$${n + 1}`).join(', ')}) returning id`,
      Object.values(all),
    );
    return rows[0]?.id ?? NaN;
  }

  async run(order: string, from: number): Promise<number> {
    await database.pool.query(
      `insert into products (enterprise_id, code, name) values ($1, 'P', 'P') on conflict do nothing`,
      [this.factory.enterpriseId],
    );
    await database.pool.query(
      'update production_order_runs set ended_at = $2 where equipment_id = $1 and ended_at is null',
      [this.id, this.editor.at(from)],
    );
    const { rows } = await database.pool.query<{ id: number }>(
      `with made as (
         insert into production_orders (enterprise_id, code, product_id)
         select $1, $2, products.id from products where products.enterprise_id = $1
         on conflict (enterprise_id, code) do update set code = excluded.code returning id
       )
       insert into production_order_runs (production_order_id, equipment_id, started_at)
       select made.id, $3, $4 from made returning id`,
      [this.factory.enterpriseId, order, this.id, this.editor.at(from)],
    );
    return rows[0]?.id ?? NaN;
  }

  async reasons(): Promise<readonly (number | null)[]> {
    return (await this.editor.stops()).map(({ reason }) => reason);
  }
}

describe('a rule for reasons', () => {
  it('gives its reason by state, mode and duration to stops that are there and stops that come', async () => {
    const machine = await RuledMachine.withThreeStops();
    await machine.rule({
      states: [9, 2],
      minimum_seconds: 60,
      maximum_seconds: 600.001,
      downtime_reason_id: machine.jam,
    });
    expect(await machine.reasons()).toEqual([machine.jam, machine.jam, null]);
    await machine.send([41, 9], [42, 6], [43, 9], [43.5, 6], [44, 5], [46, 6]);
    expect(await machine.reasons()).toEqual([machine.jam, machine.jam, null, machine.jam, null, null]);
  });

  it('judges a duration when the stop has ended, and again when late data changes it', async () => {
    const machine = await RuledMachine.create();
    await machine.rule({ maximum_seconds: 300, downtime_reason_id: machine.jam });
    await machine.send([0, 6], [10, 9]);
    expect(await machine.reasons()).toEqual([null]);
    await machine.send([12, 6]);
    expect(await machine.reasons()).toEqual([machine.jam]);
    await machine.send([7, 9]);
    expect(await machine.reasons()).toEqual([null]);
  });

  it('follows the reason of the stop before, through a chain of rules', async () => {
    const machine = await RuledMachine.withThreeStops();
    await machine.rule({
      preceding_reason_id: machine.jam,
      preceding_within_seconds: 60,
      downtime_reason_id: machine.setup,
    });
    await machine.rule({ preceding_reason_id: machine.setup, downtime_reason_id: machine.idle });
    expect(await machine.reasons()).toEqual([null, null, null]);
    await machine.editor.justify(10, machine.jam);
    expect(await machine.reasons()).toEqual([machine.jam, machine.setup, machine.idle]);
    await machine.editor.justify(10, null);
    expect(await machine.reasons()).toEqual([null, null, null]);
  });

  it('never overrules a person, and comes back when the person takes the reason away', async () => {
    const machine = await RuledMachine.withThreeStops();
    await machine.editor.justify(21, machine.idle);
    const rule = await machine.rule({ downtime_reason_id: machine.jam });
    expect(await machine.reasons()).toEqual([machine.jam, machine.idle, machine.jam]);
    await machine.send([21, 9]);
    expect(await machine.reasons()).toEqual([machine.jam, machine.idle, machine.jam]);
    await machine.editor.justify(21, null);
    expect(await machine.editor.stops()).toMatchObject([
      { ruleId: rule },
      { reason: machine.jam, ruleId: rule },
      { ruleId: rule },
    ]);
  });

  it('with the lower priority wins; inactive, outside its time or for other equipment it does nothing', async () => {
    const machine = await RuledMachine.withThreeStops();
    const other = await machine.factory.machine('Other');
    await machine.rule({ priority: 2, downtime_reason_id: machine.jam });
    await machine.rule({ priority: 1, active: false, downtime_reason_id: machine.idle });
    await machine.rule({ priority: 1, equipment_id: other, downtime_reason_id: machine.idle });
    await machine.rule({
      priority: 1,
      valid_from: machine.editor.at(21),
      valid_to: machine.editor.at(30),
      downtime_reason_id: machine.setup,
    });
    expect(await machine.reasons()).toEqual([machine.jam, machine.setup, machine.jam]);
    await database.pool.query('delete from stop_reason_rules where enterprise_id = $1', [machine.factory.enterpriseId]);
    expect(await machine.reasons()).toEqual([null, null, null]);
  });

  it('is refused for equipment and with reasons of another enterprise', async () => {
    const machine = await RuledMachine.create();
    const other = await RuledMachine.create();
    await expect(machine.rule({ downtime_reason_id: other.jam })).rejects.toMatchObject({
      constraint: 'a reason rule gives a reason of its enterprise',
    });
    await expect(machine.rule({ downtime_reason_id: machine.jam, equipment_id: other.id })).rejects.toMatchObject({
      constraint: 'a reason rule is for equipment of its enterprise',
    });
  });
});

describe('a changeover', () => {
  /** Good pieces until 9 and from 26 on, scrap between; stops at 5, from 10 to 20, from 23 to 25 and from 30 to 31. */
  async function machineThatChanges(): Promise<RuledMachine> {
    const machine = await RuledMachine.create();
    await machine.rule({ is_at_order_change: true, downtime_reason_id: machine.setup });
    await machine.send(
      [0, 6, 1], [5, 9, 0], [6, 6, 5], [9, 6, 5], [10, 9, 0], [20, 6, 0], [22, 6, 3, 3], [23, 9, 0], [25, 6, 0], [26, 6, 3],
      [30, 9, 0], [31, 6, 1], [40, 6],
    ); // prettier-ignore
    return machine;
  }

  it('is setup from the last good piece of one order to the first good piece of the next', async () => {
    const machine = await machineThatChanges();
    await machine.run('A', -10);
    expect(await machine.reasons()).toEqual([null, null, null, null]);
    await machine.run('B', 19);
    expect(await machine.reasons()).toEqual([null, machine.setup, machine.setup, null]);
    expect(
      await readOneOee(database.pool, {
        from: machine.editor.at(0),
        to: machine.editor.at(40),
        equipmentIds: [machine.id],
      }),
    ).toMatchObject({ setup_seconds: 720, breakdown_seconds: 120 });
  });

  it('is unknown to a machine that counts no pieces', async () => {
    const machine = await RuledMachine.withThreeStops();
    await machine.rule({ is_at_order_change: true, downtime_reason_id: machine.setup });
    await machine.run('A', -10);
    await machine.run('B', 5);
    expect(await machine.reasons()).toEqual([null, null, null]);
  });

  it('is none when an order is resumed', async () => {
    const machine = await machineThatChanges();
    await machine.run('A', -10);
    await machine.run('A', 19);
    expect(await machine.reasons()).toEqual([null, null, null, null]);
  });

  it('follows late counts and moved orders', async () => {
    const machine = await machineThatChanges();
    await machine.run('A', -10);
    const second = await machine.run('B', 19);
    await machine.send([22, 6, 3, 1]);
    expect(await machine.reasons()).toEqual([null, machine.setup, null, null]);
    await machine.send([22, 6, 3, 3]);
    expect(await machine.reasons()).toEqual([null, machine.setup, machine.setup, null]);
    await database.pool.query('update production_order_runs set started_at = $2 where id = $1', [
      second,
      machine.editor.at(28),
    ]);
    expect(await machine.reasons()).toEqual([null, null, null, machine.setup]);
    await database.pool.query('delete from production_order_runs where id = $1', [second]);
    expect(await machine.reasons()).toEqual([null, null, null, null]);
  });

  it('is none once a good piece is told that was made before an order began, of which is known already', async () => {
    const machine = await machineThatChanges();
    await machine.run('A', -10);
    await machine.send([41, 9, 0], [45, 6]);
    await machine.run('B', 50);
    expect(await machine.reasons()).toEqual([null, null, null, null, machine.setup]);
    await machine.send([47, 6, 1]);
    expect(await machine.reasons()).toEqual([null, null, null, null, null]);
  });
});

describe('the preview of a rule', () => {
  it('shows what an inactive rule would do to past stops, in consequence too, and writes nothing', async () => {
    const machine = await RuledMachine.withThreeStops();
    await machine.rule({ preceding_reason_id: machine.jam, downtime_reason_id: machine.setup });
    await machine.editor.justify(30, machine.idle);
    const rule = await machine.rule({
      active: false,
      states: [9, 5],
      valid_from: '2100-01-01',
      downtime_reason_id: machine.jam,
    });
    const before = await machine.editor.stops();
    const { rows } = await database.pool.query(
      `select downtime_reason_id as now, previewed_reason_id as then, is_by_person, is_changed
       from preview_stop_reason_rule($1, $2, $3)`,
      [rule, machine.editor.at(0), machine.editor.at(60)],
    );
    expect(rows).toEqual([
      { now: null, then: machine.jam, is_by_person: false, is_changed: true },
      { now: null, then: machine.setup, is_by_person: false, is_changed: true },
    ]);
    expect(await machine.editor.stops()).toEqual(before);
    await expect(
      database.pool.query('select preview_stop_reason_rule(0, $1, $2)', [machine.editor.at(0), machine.editor.at(1)]),
    ).rejects.toThrow('there is no rule 0');
  });
});
