import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Factory } from './support/factory.ts';
import { minutesAfter } from './support/minutes-after.ts';
import { processRestatements, readRestatements, readWrongRollUps } from './support/restatements.ts';

/** Monday, 6:00 in Berlin; the early shift ends at 14:00. */
const start = '2026-03-02T05:00:00Z';
const at = (minute: number): Date => minutesAfter(start, minute);

let database: TestDatabase;
let factory: Factory;
let calendarId: number;
let jam: number;
let machineNumber = 0;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  factory = await Factory.create(database.pool, 'Restated', 'Europe/Berlin');
  calendarId = await factory.calendar('2026-03-01', [
    { name: 'Early', from: '06:00', to: '14:00' },
    { name: 'Late', from: '14:00', to: '22:00' },
  ]);
  jam = await factory.reason('JAM', { isPlanned: true });
});
afterAll(async () => database.stop());

/** A machine whose early shift is reported: 480 min, a stop from minute 60 to 90, 1 unit a minute. */
async function reportedMachine(): Promise<number> {
  machineNumber += 1;
  const id = await factory.machine(`Machine ${machineNumber}`, { idealRatePerMin: 2, staleAfterSeconds: 900 });
  await factory.samples(id, [
    { at: at(0), state: 6 },
    ...Array.from({ length: 540 }, (_, minute) => ({ at: at(minute + 1), produced: 1 })),
    { at: at(60.5), state: 11 },
    { at: at(90.5), state: 6 },
    { at: at(541), state: 6 },
  ]);
  await processRestatements(database.pool);
  return id;
}

async function readShift(equipmentId: number): Promise<Record<string, unknown> | undefined> {
  const { rows } = await database.pool.query<Record<string, unknown>>(
    `select shift_instance_id, shift_name, oee::float8, total_units::float8 as total, run_seconds::float8 as run,
       planned_production_seconds::float8 as planned, is_locked, restated_at is not null as is_restated
     from shift_figures where equipment_id = $1 and shift_name = 'Early' and business_day = '2026-03-02'`,
    [equipmentId],
  );
  return rows[0];
}

async function restatedFigures(equipmentId: number): Promise<Record<string, readonly [number | null, number | null]>> {
  const rows = await readRestatements(database.pool, equipmentId);
  return Object.fromEntries(rows.map(({ figure, from, to }) => [figure, [from, to]]));
}

describe('a closed shift', () => {
  it('is reported once, with the figures that oee has', async () => {
    const id = await reportedMachine();
    // 480 − 30 min run, 479 units (the last one is stamped at the end of the shift) at 30 s.
    expect(await readShift(id)).toMatchObject({
      total: 479,
      run: 450 * 60,
      planned: 480 * 60,
      oee: (479 * 30) / (480 * 60),
      is_restated: false,
      is_locked: false,
    });
    const { rows } = await database.pool.query<{ oee: number }>(`select oee::float8 from oee($1, $2, array[$3::int])`, [
      at(0),
      at(480),
      id,
    ]);
    expect(rows[0]?.oee).toBe((479 * 30) / (480 * 60));
    expect(await processRestatements(database.pool)).toBe(0);
    expect(await readRestatements(database.pool, id)).toEqual([]);
  });

  it('is restated by late data: every figure that differs, from what to what and why', async () => {
    const id = await reportedMachine();
    await factory.samples(id, [{ at: at(100.2), produced: 9 }]);
    await processRestatements(database.pool);
    const figures = await restatedFigures(id);
    expect(figures['total_units']).toEqual([479, 488]);
    expect(figures['oee']).toEqual([(479 * 30) / 28_800, (488 * 30) / 28_800]);
    expect(Object.keys(figures)).not.toContain('run_seconds');
    expect(await readRestatements(database.pool, id)).toSatisfy((rows: readonly { causes: readonly string[] }[]) =>
      rows.every(({ causes }) => causes.join() === 'late data'),
    );
    expect(await readShift(id)).toMatchObject({ total: 488, is_restated: true });
    expect(await readWrongRollUps(database.pool, id)).toEqual([]);
  });

  it('is not restated by late data that changes no figure, or another shift only', async () => {
    const id = await reportedMachine();
    await factory.samples(id, [
      { at: at(200.5), state: 6 },
      { at: at(500.5), produced: 1 },
    ]);
    await processRestatements(database.pool);
    expect(await readShift(id)).toMatchObject({ total: 479, is_restated: false });
    expect(await readWrongRollUps(database.pool, id)).toEqual([]);
  });

  it('is restated by the justification of a stop, by whom', async () => {
    const id = await reportedMachine();
    const { rows: users } = await database.pool.query<{ id: string }>(
      `insert into users (enterprise_id, name) values ($1, 'Ada') returning id`,
      [factory.enterpriseId],
    );
    const ada = users[0]?.id;
    await database.pool.query(
      'select justify_stop(id, $2, null, $3) from equipment_events where equipment_id = $1 and ended_at is not null',
      [id, jam, ada],
    );
    await processRestatements(database.pool);
    const rows = await readRestatements(database.pool, id);
    expect(rows).toContainEqual({
      figure: 'planned_production_seconds',
      from: 28_800,
      to: 27_000,
      causes: ['edit'],
      by: ada,
      isPending: false,
    });
  });

  it('is restated by a calendar that changes, and by a shift that is called off', async () => {
    const id = await reportedMachine();
    const changed = await exception("'changed', 'Early', '06:00', '13:00'");
    await processRestatements(database.pool);
    expect((await restatedFigures(id))['scheduled_seconds']).toEqual([480 * 60, 420 * 60]);
    expect((await readRestatements(database.pool, id))[0]?.causes).toEqual(['calendar']);
    await database.pool.query('delete from shift_exceptions where id = $1', [changed]);
    await processRestatements(database.pool);
    const holiday = await exception("'holiday', 'Early', null, null");
    await processRestatements(database.pool);
    expect(await readShift(id)).toBeUndefined();
    expect((await restatedFigures(id))['oee']).toEqual([(479 * 30) / 28_800, null]);
    await database.pool.query('delete from shift_exceptions where id = $1', [holiday]);
    await processRestatements(database.pool);
    expect(await readShift(id)).toMatchObject({ total: 479 });
    expect(await readWrongRollUps(database.pool, id)).toEqual([]);
  });

  async function exception(values: string): Promise<number> {
    const { rows } = await database.pool.query<{ id: number }>(
      `insert into shift_exceptions (calendar_id, business_day, kind, shift_name, starts_at, ends_at)
       values ($1, '2026-03-02', ${values}) returning id`,
      [calendarId],
    );
    return rows[0]?.id ?? 0;
  }

  it('whose samples are all removed is restated as time without data, and so are its roll-ups', async () => {
    const id = await reportedMachine();
    await database.pool.query('delete from equipment_values where equipment_id = $1', [id]);
    await processRestatements(database.pool);
    const figures = await restatedFigures(id);
    expect(figures['no_data_seconds']).toEqual([0, 28_800]);
    expect(figures['planned_production_seconds']).toEqual([28_800, 0]);
    expect(figures['total_units']).toEqual([479, 0]);
    // Nothing was planned, so nothing can be divided by it.
    expect(figures['oee']).toEqual([(479 * 30) / 28_800, null]);
    expect(await readWrongRollUps(database.pool, id)).toEqual([]);
    const { rows } = await database.pool.query<Record<string, unknown>>(
      `select started_at as at, scheduled_seconds::int as scheduled, no_data_seconds::int as unknown, coverage::int, oee
       from oee($1, $2, array[$3::int], 'equipment', 'hour')`,
      [at(420), at(540), id],
    );
    const blank = { scheduled: 3600, unknown: 3600, coverage: 0, oee: null };
    expect(rows).toEqual([
      { at: at(420), ...blank },
      { at: at(480), ...blank },
    ]);
  });

  it('is restated by scrap, an order, a rate or a setting that is edited, and rolled up again', async () => {
    const id = await reportedMachine();
    const edits = [
      [
        'insert into production_reports (equipment_id, produced_at, scrap_quantity) values ($1, $2, 5)',
        'scrap_units',
        5,
      ],
      [
        'update production_reports set scrap_quantity = 8 where equipment_id = $1 and produced_at <= $2',
        'scrap_units',
        8,
      ],
      [
        'update equipment set ideal_rate_per_min = 4 where id = $1 and $2::timestamptz is not null',
        'ideal_seconds',
        479 * 15,
      ],
      [
        'update equipment set micro_stop_seconds = 3600 where id = $1 and $2::timestamptz is not null',
        'micro_stop_seconds',
        1800,
      ],
      ['delete from production_reports where equipment_id = $1 and produced_at <= $2', 'scrap_units', 0],
    ] as const;
    for (const [edit, figure, value] of edits) {
      await database.pool.query(edit, [id, at(300)]);
      await processRestatements(database.pool);
      const rows = await readRestatements(database.pool, id);
      expect(rows).toContainEqual(expect.objectContaining({ figure, to: value, causes: ['edit'] }));
      expect(await readWrongRollUps(database.pool, id)).toEqual([]);
    }
  });
});

describe('a locked shift', () => {
  it('keeps its figures whatever arrives, shows it as pending, and takes it in when it is opened again', async () => {
    const id = await reportedMachine();
    const shift = await readShift(id);
    const shiftId = shift?.['shift_instance_id'];
    await database.pool.query('select lock_shift($1, $2)', [shiftId, id]);
    await factory.samples(id, [{ at: at(100.2), produced: 9 }]);
    await processRestatements(database.pool);
    await factory.samples(id, [{ at: at(101.2), produced: 1 }]);
    await database.pool.query(
      'select justify_stop(id, $2) from equipment_events where equipment_id = $1 and ended_at is not null',
      [id, jam],
    );
    await processRestatements(database.pool);
    expect(await readShift(id)).toEqual({ ...shift, is_locked: true });
    const pending = await readRestatements(database.pool, id);
    expect(pending).toContainEqual({
      figure: 'total_units',
      from: 479,
      to: 489,
      causes: ['edit', 'late data'],
      by: null,
      isPending: true,
    });
    await database.pool.query('select reopen_shift($1)', [shiftId]);
    expect(await readShift(id)).toMatchObject({ total: 489, planned: 450 * 60, is_locked: false, is_restated: true });
    const restated = await readRestatements(database.pool, id);
    expect(restated).toEqual(pending.map((row) => ({ ...row, isPending: false })));
  });

  it('has nothing pending any more once the data is as it was', async () => {
    const id = await reportedMachine();
    await database.pool.query(
      'select lock_shift(shift_instance_id, equipment_id) from shift_figures where equipment_id = $1',
      [id],
    );
    await factory.samples(id, [{ at: at(100.2), produced: 9 }]);
    await processRestatements(database.pool);
    expect((await readRestatements(database.pool, id)).length).toBeGreaterThan(0);
    await database.pool.query('delete from equipment_values where equipment_id = $1 and time = $2', [id, at(100.2)]);
    await processRestatements(database.pool);
    expect(await readRestatements(database.pool, id)).toEqual([]);
  });

  it('stays as it is even when the calendar calls it off', async () => {
    const id = await reportedMachine();
    const shift = await readShift(id);
    await database.pool.query('select lock_shift($1, $2)', [shift?.['shift_instance_id'], id]);
    await database.pool.query(
      `insert into shift_exceptions (calendar_id, business_day, kind, shift_name) values ($1, '2026-03-02', 'holiday', 'Early')`,
      [calendarId],
    );
    await processRestatements(database.pool);
    expect(await readShift(id)).toEqual({ ...shift, is_locked: true });
    expect((await readRestatements(database.pool, id)).find(({ figure }) => figure === 'oee')).toMatchObject({
      to: null,
      isPending: true,
    });
    await database.pool.query(`delete from shift_exceptions where calendar_id = $1`, [calendarId]);
    await processRestatements(database.pool);
  });

  it('is refused before the shift is reported, and nothing is locked', async () => {
    const { rows } = await database.pool.query<{ id: string }>(
      'select id from shift_instances where started_at > now() order by started_at limit 1',
    );
    await expect(database.pool.query('select lock_shift($1)', [rows[0]?.id])).rejects.toThrow('is not reported yet');
  });
});
