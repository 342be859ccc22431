import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildBusyFactory } from './support/busy-factory.ts';
import type { BusyFactory } from './support/busy-factory.ts';
import { Factory } from './support/factory.ts';
import { minutesAfter } from './support/minutes-after.ts';
import { processRestatements } from './support/restatements.ts';

let database: TestDatabase;
let busy: BusyFactory;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  busy = await buildBusyFactory(database.pool, 'Busy');
});
afterAll(async () => database.stop());

type Row = Readonly<Record<string, unknown>>;

async function rowsOf(statement: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
  return (await database.pool.query<Row>(statement, [...values])).rows;
}

/** The figures of the day's shifts: what a view says, and what oee says of the same shift. */
async function compared(view: string): Promise<readonly { readonly shown: Row; readonly exact: Row }[]> {
  const rows = await rowsOf(
    `select to_jsonb(shown) as shown, to_jsonb(exact) as exact
     from ${view} shown
     cross join lateral oee(shown.shift_started_at, shown.shift_ended_at, array[shown.equipment_id]) exact
     where shown.business_day = '2026-03-02'`,
  );
  return rows.map(({ shown, exact }) => ({ shown: shown as Row, exact: exact as Row })); // two columns of jsonb objects
}

describe.each(['v_quality_per_shift', 'v_runtime_per_shift', 'v_oee_shift_real'])('%s', (view) => {
  it('has a row per equipment and shift with the figures of oee to the last digit', async () => {
    const rows = await compared(view);
    // The line and its two machines have two shifts each; the machine on its own follows no calendar.
    expect(rows).toHaveLength(6);
    for (const { shown, exact } of rows) {
      const figures = sharedColumns(shown, exact);
      expect(Object.keys(figures).length).toBeGreaterThanOrEqual(6);
      expect(exact, String(shown['equipment'])).toMatchObject(figures);
    }
  });

  it('has simple types and names people read', async () => {
    const types = await rowsOf(
      `select distinct format_type(atttypid, null) as type from pg_attribute
       where attrelid = $1::regclass and attnum > 0 order by 1`,
      [view],
    );
    const simple = ['bigint', 'date', 'double precision', 'integer', 'text', 'timestamp with time zone'];
    expect(types.map(({ type }) => type).filter((type) => !simple.includes(String(type)))).toEqual([]);
    const [row] = await rowsOf(
      `select enterprise, site, line, equipment, equipment_kind, shift, team from ${view}
       where business_day = '2026-03-02' and equipment = 'Packer' and shift = 'Late'`,
    );
    expect(row).toEqual({
      enterprise: 'Busy',
      site: 'Busy',
      line: 'Line',
      equipment: 'Packer',
      equipment_kind: 'machine',
      shift: 'Late',
      team: 'B',
    });
  });

  it('measures only the shifts that are asked for', async () => {
    const plan = await rowsOf(
      `explain (analyze, costs off, timing off, summary off) select * from ${view}
       where business_day = '2026-03-02' and equipment_id = ${String(busy.line)}`,
    );
    const measured = plan
      .map((line) => String(line['QUERY PLAN']))
      .find((line) => line.includes('Function Scan on oee'));
    expect(measured).toContain('loops=2');
  });
});

describe('a shift that is reported', () => {
  const readShift = `select * from v_oee_shift_real
    where business_day = '2026-03-02' and equipment = 'Packer' and shift = 'Early'`;

  beforeAll(async () => processRestatements(database.pool));

  it('is read, not worked out again', async () => {
    const plan = await rowsOf(`explain (analyze, costs off, timing off, summary off) ${readShift}`);
    const worked = plan.map((line) => String(line['QUERY PLAN'])).find((line) => line.includes('Function Scan on oee'));
    expect(worked).toContain('never executed');
    await expectFiguresOfOee();
  });

  it('is worked out while late data waits, or while a lock keeps what was reported', async () => {
    const [shift] = await rowsOf(readShift);
    const sample = [shift?.['equipment_id'], shift?.['shift_started_at']];
    const addUnits =
      'insert into equipment_values (equipment_id, time, produced) values ($1, $2::timestamptz + $3, 1000)';
    await database.pool.query(addUnits, [...sample, '00:00:01.5']);
    await expectFiguresOfOee();
    await processRestatements(database.pool);
    await expectFiguresOfOee();
    await database.pool.query('select lock_shift($1)', [shift?.['shift_instance_id']]);
    await database.pool.query(addUnits, [...sample, '00:00:02.5']);
    await processRestatements(database.pool);
    await expectFiguresOfOee();
    expect((await rowsOf(readShift))[0]?.['total_units']).toBe(Number(shift?.['total_units']) + 2000);
  });

  it('is of a line as oee says it whichever machine is its constraint, also where the line sends signals itself', async () => {
    await busy.factory.samples(busy.line, [
      { at: minutesAfter(busy.start, 10), state: 6 },
      { at: minutesAfter(busy.start, 30), produced: 77, scrap: 7 },
      { at: minutesAfter(busy.start, 800), state: 11 },
    ]);
    await processRestatements(database.pool);
    const readLine = `select total_units, oee from v_oee_shift_real
      where business_day = '2026-03-02' and equipment_kind = 'line' and shift = 'Early'`;
    const seen = [await rowsOf(readLine)];
    for (const constraint of busy.machines.slice(0, 2)) {
      await database.pool.query('update equipment set is_constraint = id = $2 where parent_id = $1', [
        busy.line,
        constraint,
      ]);
      await expectFiguresOfOee();
      await processRestatements(database.pool);
      await expectFiguresOfOee();
      seen.push(await rowsOf(readLine));
    }
    // Else nothing of the line would have depended on it.
    expect(new Set(seen.map((rows) => JSON.stringify(rows))).size).toBe(3);
  });

  async function expectFiguresOfOee(): Promise<void> {
    const rows = await compared('v_oee_shift_real');
    expect(rows).toHaveLength(6);
    for (const { shown, exact } of rows) expect(exact).toMatchObject(sharedColumns(shown, exact));
  }
});

it('shows a line by its machines that was reported before it had any', async () => {
  const factory = await Factory.create(database.pool, 'Grown');
  await factory.calendar('2026-04-01', [{ name: 'Day', from: '06:00', to: '14:00' }]);
  const line = await factory.line('Line');
  const work = [
    { at: new Date('2026-04-02T06:00:00Z'), state: 6 },
    { at: new Date('2026-04-02T13:00:00Z'), produced: 100 },
    { at: new Date('2026-04-02T15:00:00Z'), state: 6 },
  ];
  await factory.samples(line, work);
  await processRestatements(database.pool);
  const readUnits = `select total_units as units from v_oee_shift_real
    where business_day = '2026-04-02' and enterprise = 'Grown' and equipment_kind = 'line'`;
  expect(await rowsOf(readUnits)).toEqual([{ units: 100 }]);
  const machine = await factory.machine('Press', { lineId: line });
  await factory.samples(
    machine,
    work.map((sample) => ({ ...sample, ...('produced' in sample && { produced: 7 }) })),
  );
  expect(await rowsOf(readUnits)).toEqual([{ units: 7 }]);
});

function sharedColumns(row: Row, other: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([column]) => column in other));
}
