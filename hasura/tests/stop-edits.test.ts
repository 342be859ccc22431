import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Factory } from './support/factory.ts';
import type { MachineOptions } from './support/factory.ts';
import { mergeSamples } from './support/merge-samples.ts';
import { readOneOee } from './support/read-oee.ts';
import type { OeeRow } from './support/read-oee.ts';
import { StopEditor } from './support/stop-editor.ts';

const start = '2026-03-02T06:00:00Z';

let database: TestDatabase;
let factory: Factory;
let jam: number;
let setup: number;
let planned: number;
let machineNumber = 0;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  factory = await Factory.create(database.pool, 'Edits');
  jam = await factory.reason('JAM');
  setup = await factory.reason('SETUP', { category: 'setup' });
  planned = await factory.reason('MAINTENANCE', { isPlanned: true });
});
afterAll(async () => database.stop());

interface Bench {
  readonly id: number;
  readonly editor: StopEditor;
  /** Samples as minute and state. */
  readonly send: (...samples: readonly (readonly [number, number])[]) => Promise<void>;
  readonly oee: (from?: number, to?: number) => Promise<OeeRow>;
}

async function machine(options: MachineOptions = {}): Promise<Bench> {
  machineNumber += 1;
  const id = await factory.machine(`Machine ${machineNumber}`, options);
  const editor = new StopEditor(database.pool, id, start);
  return {
    id,
    editor,
    send: async (...samples) =>
      mergeSamples(
        database.pool,
        id,
        samples.map(([minute, state]) => ({ at: editor.at(minute), state })),
      ),
    oee: async (from = 0, to = 40) =>
      readOneOee(database.pool, { from: editor.at(from), to: editor.at(to), equipmentIds: [id] }),
  };
}

/** Runs from 0 to 40 but for a stop from 10 to 20. */
async function machineWithOneStop(): Promise<Bench> {
  const bench = await machine();
  await bench.send([0, 6], [10, 9], [20, 6], [40, 6]);
  return bench;
}

/** Runs from 0 to 40 but for stops from 10 to 20 and from 22 to 30. */
async function machineWithTwoStops(): Promise<Bench> {
  const bench = await machine();
  await bench.send([0, 6], [10, 9], [20, 6], [22, 9], [30, 6], [40, 6]);
  return bench;
}

describe('splitting a stop', () => {
  it('makes parts that meet, each with the reason of the whole or its own; the first keeps the number', async () => {
    const { editor, oee } = await machineWithOneStop();
    await editor.justify(10, jam, 'Foil');
    const whole = await editor.stopAt(10);
    await editor.split(10, [12, 15], [null, setup, planned]);
    expect(await editor.stops()).toMatchObject([
      { id: whole.id, from: 10, to: 12, reason: jam, note: 'Foil' },
      { from: 12, to: 15, reason: setup },
      { from: 15, to: 20, reason: planned },
    ]);
    expect(await oee()).toMatchObject({
      breakdown_seconds: 120,
      setup_seconds: 180,
      planned_stop_seconds: 300,
      run_seconds: 1_800,
      breakdown_count: 1,
    });
  });

  it('makes a part micro by its own length', async () => {
    const { editor, oee } = await machineWithOneStop();
    await editor.split(10, [19.5]);
    expect(await oee()).toMatchObject({ breakdown_seconds: 570, micro_stop_seconds: 30, micro_stop_count: 1 });
  });

  it('holds when late data splits, joins and moves the parts', async () => {
    const { editor, send } = await machineWithOneStop();
    await editor.split(10, [15], [jam, setup]);
    await send([12, 6], [13, 9], [8, 2], [18, 6]);
    expect(await editor.stops()).toMatchObject([
      { from: 8, to: 12, reason: jam },
      { from: 13, to: 15, reason: jam },
      { from: 15, to: 18, reason: setup },
    ]);
  });

  it('waits under a machine that turns out to have run, and comes back with the stop', async () => {
    const { editor, send } = await machineWithOneStop();
    await editor.split(10, [15], [jam, setup]);
    await send([10, 6]);
    expect(await editor.stops()).toEqual([]);
    await send([10, 9]);
    expect(await editor.stops()).toMatchObject([
      { from: 10, to: 15, reason: jam },
      { from: 15, to: 20, reason: setup },
    ]);
  });

  it('is refused outside the stop and with the wrong number of reasons, and changes nothing', async () => {
    const { editor } = await machineWithOneStop();
    const before = await editor.stops();
    await expect(editor.split(10, [20])).rejects.toThrow('cannot be split there');
    await expect(editor.split(10, [])).rejects.toThrow('cannot be split there');
    await expect(editor.split(10, [15], [jam])).rejects.toThrow('2 parts cannot have 1 reasons');
    expect(await editor.stops()).toEqual(before);
    expect(await editor.edits()).toEqual([]);
  });
});

describe('merging stops', () => {
  it('makes one stop that counts once, and leaves the time between in Execute', async () => {
    const { editor, oee } = await machineWithTwoStops();
    const before = await oee();
    const [first] = await editor.stops();
    await editor.merge([10, 22], setup);
    expect(await editor.stops()).toMatchObject([{ id: first?.id, from: 10, to: 30, reason: setup }]);
    expect(before).toMatchObject({ breakdown_seconds: 1_080, run_seconds: 1_320, breakdown_count: 2 });
    expect(await oee()).toMatchObject({
      setup_seconds: 1_080,
      breakdown_seconds: 0,
      run_seconds: 1_320,
      breakdown_count: 0,
    });
  });

  it('judges a merged stop by all of its own time', async () => {
    const { editor, send, oee } = await machine();
    await send([0, 6], [10, 9], [10.75, 6], [12, 9], [12.75, 6], [40, 6]);
    expect(await oee()).toMatchObject({ micro_stop_seconds: 90, micro_stop_count: 2 });
    await editor.merge([10, 12]);
    expect(await oee()).toMatchObject({ micro_stop_seconds: 0, breakdown_seconds: 90, breakdown_count: 1 });
  });

  it('keeps the reason of most of its time, and holds when late data moves it', async () => {
    const { editor, send, oee } = await machineWithTwoStops();
    await editor.justify(10, jam);
    await editor.justify(22, setup);
    await editor.merge([10, 22]);
    await send([5, 9], [6, 6], [9, 9], [21, 9], [21.5, 6], [28, 6]);
    expect(await editor.stops()).toMatchObject([
      { from: 5, to: 6, reason: null },
      { from: 9, to: 28, reason: jam },
    ]);
    expect(await oee()).toMatchObject({ breakdown_seconds: 1_110, run_seconds: 1_290, breakdown_count: 2 });
  });

  it('undoes a split', async () => {
    const { editor } = await machineWithOneStop();
    await editor.split(10, [12, 15]);
    await editor.merge([10, 12, 15]);
    expect(await editor.stops()).toMatchObject([{ from: 10, to: 20 }]);
  });

  it('is refused for a single stop, and where another stop lies between', async () => {
    const { editor } = await machineWithOneStop();
    await editor.split(10, [12, 15]);
    await expect(editor.merge([10])).rejects.toThrow('these are not stops of one piece of equipment');
    await expect(editor.merge([10, 15])).rejects.toThrow('another stop lies between');
    expect(await editor.stops()).toHaveLength(3);
  });
});

describe('moving a border', () => {
  it('gives time from one part to the other; both keep their reasons and numbers', async () => {
    const { editor, oee } = await machineWithOneStop();
    await editor.split(10, [15], [setup, jam]);
    const [first, second] = await editor.stops();
    await editor.moveBorder(15, 10.5);
    expect(await editor.stops()).toMatchObject([
      { id: first?.id, from: 10, to: 10.5, reason: setup },
      { id: second?.id, from: 10.5, to: 20, reason: jam },
    ]);
    expect(await oee()).toMatchObject({ micro_stop_seconds: 30, breakdown_seconds: 570, run_seconds: 1_830 });
  });

  it('is refused where signals decide, and past the neighbours', async () => {
    const { editor } = await machineWithOneStop();
    await expect(editor.moveBorder(10, 12)).rejects.toThrow('no other stop ends where');
    await editor.split(10, [15]);
    await expect(editor.moveBorder(15, 20)).rejects.toThrow('must stay between the two stops');
  });
});

describe('a stop that a person added', () => {
  it('makes known what was without data, and no more', async () => {
    const { editor, send, oee } = await machine({ staleAfterSeconds: 300 });
    await send([0, 6], [4, 6], [30, 6], [34, 6], [38, 6]);
    expect(await oee()).toMatchObject({ no_data_seconds: 1_260, planned_production_seconds: 1_140 });
    await editor.add(6, 25, jam);
    expect(await editor.stops()).toMatchObject([{ from: 6, to: 25, reason: jam, isManual: true }]);
    expect(await oee()).toMatchObject({
      no_data_seconds: 300,
      planned_production_seconds: 2_100,
      breakdown_seconds: 960,
      run_seconds: 1_140,
      breakdown_count: 1,
    });
  });

  it('gives way to the machine where late data says that it ran', async () => {
    const { editor, send, oee } = await machine({ staleAfterSeconds: 300 });
    await send([0, 6], [4, 6], [30, 6], [34, 6], [38, 6]);
    await editor.add(10, 25, jam);
    await send([12, 6], [16, 6], [18, 9]);
    expect(await editor.stops()).toMatchObject([{ from: 10, to: 25, reason: jam }]);
    expect(await oee()).toMatchObject({ breakdown_seconds: 540, breakdown_count: 1, run_seconds: 1_500 });
  });

  it('takes over what stood still already, and gives it back when it is removed', async () => {
    const { editor, oee } = await machineWithOneStop();
    await editor.justify(10, jam);
    await editor.add(12, 15, setup);
    expect(await editor.stops()).toMatchObject([
      { from: 10, to: 12, reason: jam, isManual: false },
      { from: 12, to: 15, reason: setup, isManual: true },
      { from: 15, to: 20, reason: jam, isManual: false },
    ]);
    expect(await oee()).toMatchObject({ breakdown_seconds: 420, setup_seconds: 180, run_seconds: 1_800 });
    await editor.change(12, 11, 16);
    expect((await editor.stops()).map(({ from, to }) => [from, to])).toEqual([
      [10, 11],
      [11, 16],
      [16, 20],
    ]);
    await editor.remove(12);
    expect(await editor.stops()).toMatchObject([{ from: 10, to: 20, reason: jam, isManual: false }]);
  });

  it('counts on a machine without any signal', async () => {
    const { editor, oee } = await machine();
    await editor.add(5, 15, jam);
    expect(await oee()).toMatchObject({ no_data_seconds: 1_800, breakdown_seconds: 600, run_seconds: 0 });
  });

  it('can be split, and a part of it removed', async () => {
    const { editor } = await machine();
    await editor.add(5, 15, jam);
    await editor.split(5, [10]);
    await editor.remove(5);
    expect(await editor.stops()).toMatchObject([{ from: 10, to: 15, reason: jam, isManual: true }]);
  });

  it('is refused where the machine ran, in the future, and over another one', async () => {
    const { editor } = await machineWithOneStop();
    await expect(editor.add(1, 9)).rejects.toThrow('in Execute all that time');
    await expect(editor.add(100_000_000, null)).rejects.toThrow('neither lies in the future');
    await editor.add(12, 15);
    await expect(editor.add(14, 18)).rejects.toThrow('already added a stop there');
    expect(await editor.stops()).toHaveLength(3);
  });
});

describe('a justification', () => {
  it('of a stop that vanished and came back is still there', async () => {
    const { editor, send } = await machineWithOneStop();
    await editor.justify(10, jam, 'Foil');
    await send([10, 6]);
    expect(await editor.stops()).toEqual([]);
    await send([10, 9]);
    expect(await editor.stops()).toMatchObject([{ from: 10, to: 20, reason: jam, note: 'Foil' }]);
  });

  it('of most of the time wins where late data joins two stops', async () => {
    const { editor, send } = await machineWithTwoStops();
    await editor.justify(22, setup);
    await editor.justify(10, jam);
    await send([20, 9]);
    expect(await editor.stops()).toMatchObject([{ from: 10, to: 30, reason: jam }]);
    await send([20, 6]);
    expect(await editor.stops()).toMatchObject([
      { from: 10, to: 20, reason: jam },
      { from: 22, to: 30, reason: setup },
    ]);
  });

  it('of an open stop says nothing about the next one', async () => {
    const { editor, send } = await machine({ staleAfterSeconds: 900 });
    await send([0, 6], [10, 9]);
    await editor.justify(10, jam);
    await send([12, 6], [14, 9], [20, 6]);
    expect(await editor.stops()).toMatchObject([
      { from: 10, to: 12, reason: jam },
      { from: 14, to: 20, reason: null },
    ]);
  });

  it('is by the user on whose behalf a client writes', async () => {
    const { id, editor } = await machineWithOneStop();
    const { rows } = await database.pool.query<{ id: string }>(
      `insert into users (enterprise_id, name) values ($1, 'Ada') returning id`,
      [factory.enterpriseId],
    );
    const ada = rows[0]?.id ?? '';
    const client = await database.pool.connect();
    try {
      await client.query('begin');
      await client.query(`select set_config('hasura.user', $1, true)`, [JSON.stringify({ 'x-hasura-user-id': ada })]);
      await client.query('update equipment_events set downtime_reason_id = $2 where equipment_id = $1', [id, jam]);
      await client.query('select split_stop(id, $2) from equipment_events where equipment_id = $1', [
        id,
        [editor.at(15)],
      ]);
      await client.query('commit');
    } finally {
      client.release();
    }
    expect(await editor.edits()).toMatchObject([
      { kind: 'justify', made_by: ada },
      { kind: 'split', made_by: ada },
    ]);
  });

  it('is changed and taken away again, each logged with before and after', async () => {
    const { editor } = await machineWithOneStop();
    await editor.justify(10, jam);
    await editor.justify(10, setup);
    await editor.justify(10, null);
    expect(await editor.stops()).toMatchObject([{ reason: null, note: null }]);
    expect((await editor.edits()).map((edit) => [edit.stops_before, edit.stops_after])).toMatchObject([
      [[{ downtime_reason_id: null }], [{ downtime_reason_id: jam }]],
      [[{ downtime_reason_id: jam }], [{ downtime_reason_id: setup }]],
      [[{ downtime_reason_id: setup }], [{ downtime_reason_id: null }]],
    ]);
  });
});

describe('reverting', () => {
  it('brings stops, reasons and numbers back, and can be reverted', async () => {
    const { editor } = await machineWithTwoStops();
    await editor.justify(10, jam);
    await editor.justify(22, setup);
    const before = await editor.stops();
    await editor.merge([10, 22], planned);
    const merged = await editor.stops();
    await editor.revertLast();
    expect(await editor.stops()).toEqual(before);
    const revert = (await editor.edits()).at(-1);
    await editor.revert(revert?.id ?? '');
    expect(await editor.stops()).toEqual(merged);
  });

  it('keeps to the order of what builds upon each other, unless later edits go too', async () => {
    const { editor } = await machineWithOneStop();
    const before = await editor.stops();
    await editor.split(10, [15]);
    await editor.moveBorder(15, 12);
    await editor.justify(12, jam);
    const [split] = await editor.edits();
    await expect(editor.revert(split?.id ?? '')).rejects.toThrow('builds upon edit');
    await editor.revert(split?.id ?? '', true);
    expect(await editor.stops()).toEqual(before);
    await expect(editor.revert(split?.id ?? '')).rejects.toThrow('there is no edit');
  });

  it('leaves what late data has changed since', async () => {
    const { editor, send } = await machineWithOneStop();
    await editor.split(10, [15], [jam, setup]);
    await send([18, 6]);
    await editor.revertLast();
    expect(await editor.stops()).toMatchObject([{ from: 10, to: 18, reason: null }]);
  });
});

describe('a client that writes equipment_events', () => {
  it('justifies like any person, and late data keeps it', async () => {
    const { id, editor, send } = await machineWithOneStop();
    await database.pool.query('update equipment_events set downtime_reason_id = $2 where equipment_id = $1', [id, jam]);
    await send([12, 6], [13, 9]);
    expect(await editor.stops()).toMatchObject([
      { from: 10, to: 12, reason: jam },
      { from: 13, to: 20, reason: jam },
    ]);
    expect(await editor.edits()).toMatchObject([{ kind: 'justify' }]);
  });

  it('adds, moves and removes stops of its own', async () => {
    const { id, editor } = await machine();
    await database.pool.query(
      `insert into equipment_events (equipment_id, started_at, ended_at, is_manual, downtime_reason_id) values ($1, $2, $3, true, $4)`,
      [id, editor.at(1), editor.at(2), jam],
    );
    await database.pool.query('update equipment_events set ended_at = $2 where equipment_id = $1', [id, editor.at(3)]);
    expect(await editor.stops()).toMatchObject([{ from: 1, to: 3, reason: jam, isManual: true }]);
    await database.pool.query('delete from equipment_events where equipment_id = $1', [id]);
    expect(await editor.stops()).toEqual([]);
    await editor.revertLast();
    expect(await editor.stops()).toMatchObject([{ from: 1, to: 3, reason: jam, isManual: true }]);
  });

  it('is refused what follows from samples', async () => {
    const { id, editor } = await machineWithOneStop();
    const before = await editor.stops();
    for (const statement of [
      `update equipment_events set started_at = started_at + interval '1 second' where equipment_id = $1`,
      'delete from equipment_events where equipment_id = $1',
      `insert into equipment_events (equipment_id, started_at) select $1, timestamptz '2026-03-02 06:30+00'`,
    ])
      await expect(database.pool.query(statement, [id])).rejects.toThrow('follow from samples');
    expect(await editor.stops()).toEqual(before);
  });
});

describe('two people at the same time', () => {
  it('take turns: of two splits at one place the second is refused, and time is conserved', async () => {
    const { editor, oee } = await machineWithOneStop();
    const { id } = await editor.stopAt(10);
    const split = async (minute: number): Promise<unknown> =>
      database.pool.query('select split_stop($1, $2)', [id, [editor.at(minute)]]);
    const outcomes = await Promise.allSettled([split(15), split(15), split(12), split(17)]);
    expect(outcomes.filter(({ status }) => status === 'rejected').length).toBeGreaterThan(0);
    expect((await oee()).breakdown_seconds).toBe(600);
    const stops = await editor.stops();
    expect(stops.slice(1).map(({ from }) => from)).toEqual(stops.slice(0, -1).map(({ to }) => to));
  });

  it('of whom one edits in an open transaction while samples arrive lose nothing', async () => {
    const { id, editor, send } = await machineWithOneStop();
    const stop = await editor.stopAt(10);
    const person = await database.pool.connect();
    try {
      await person.query('begin');
      await person.query('select split_stop($1, $2, $3)', [stop.id, [editor.at(15)], [jam, setup]]);
      const late = send([12, 6], [13, 9]);
      const justified = database.pool.query(
        'update equipment_events set downtime_reason_id = $2 where equipment_id = $1 and started_at = $3',
        [id, planned, editor.at(15)],
      );
      await person.query('commit');
      await Promise.all([late, justified]);
    } finally {
      person.release();
    }
    expect(await editor.stops()).toMatchObject([
      { from: 10, to: 12, reason: jam },
      { from: 13, to: 15, reason: jam },
      { from: 15, to: 20, reason: planned },
    ]);
  });
});
