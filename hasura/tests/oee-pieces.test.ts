import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Factory } from './support/factory.ts';
import { minutesAfter } from './support/minutes-after.ts';
import { readOee } from './support/read-oee.ts';
import type { OeeRow } from './support/read-oee.ts';
import { processRestatements } from './support/restatements.ts';

const start = '2026-03-02T00:00:00Z';
const day = 24 * 60;
const execute = 6;
const held = 11;
/** From the beginning to the end of an early and of a night shift, in minutes from the start. */
const earlyShift = { from: minutesAfter(start, 30), to: minutesAfter(start, 510) };
const nightShift = { from: minutesAfter(start, 990), to: minutesAfter(start, 1470) };
const questions = [
  { groupBy: 'equipment' },
  { groupBy: 'equipment', ...earlyShift },
  { groupBy: 'site', ...nightShift },
  { groupBy: 'equipment', bucket: 'day' },
  { groupBy: 'area', bucket: 'week' },
  { groupBy: 'line', bucket: 'hour' },
  { groupBy: 'shift' },
  { groupBy: 'team', bucket: 'month' },
] as const;

let database: TestDatabase;
let machines: readonly number[];
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  const factory = await Factory.create(database.pool, 'Pieces', 'Asia/Kolkata');
  machines = [await stoppingMachine(factory, 'A', 0), await stoppingMachine(factory, 'B', 7)];
  await factory.calendar('2026-01-01', [
    { name: 'Early', from: '06:00', to: '14:00', breaks: [['10:10', '10:40']] },
    { name: 'Night', from: '22:00', to: '06:00' },
  ]);
  await database.pool.query(
    `with team as (insert into teams (site_id, name) values ($1, 'Owls') returning id)
     insert into team_rotations (calendar_id, team_id, shift_name, first_day, last_day)
     select calendar.id, team.id, 'Night', 1, 7 from shift_calendars calendar cross join team where calendar.site_id = $1`,
    [factory.siteId],
  );
});
afterAll(async () => database.stop());

/** Two and a half days with a stop of 1 to 90 minutes every two hours, and silence behind the last sample. */
async function stoppingMachine(factory: Factory, name: string, offset: number): Promise<number> {
  const machine = await factory.machine(name, { idealRatePerMin: 2, staleAfterSeconds: 3_600, microStopSeconds: 300 });
  const stops = Array.from({ length: 30 }, (_, index) => ({
    from: offset + index * 120,
    to: offset + index * 120 + 1 + ((index * 37) % 90),
  }));
  await factory.samples(
    machine,
    stops.flatMap(({ from, to }, index) => [
      { at: minutesAfter(start, from), state: held },
      { at: minutesAfter(start, to), state: execute, produced: 60 + index, scrap: index % 3 },
    ]),
  );
  return machine;
}

/** From a week before the first sample to a week behind the last one, cut where nothing is cut. */
const range = { from: minutesAfter(start, -7 * day - 13.37), to: minutesAfter(start, 10 * day + 77.001) };

async function ask(question: (typeof questions)[number]): Promise<readonly OeeRow[]> {
  return readOee(database.pool, { ...range, ...question, equipmentIds: machines });
}

describe('a long range', () => {
  it('adds up to the minute, with blank time before and behind the data', async () => {
    const [whole] = await readOee(database.pool, { ...range, equipmentIds: machines, groupBy: 'site' });
    const quarters = await readOee(database.pool, {
      ...range,
      equipmentIds: machines,
      groupBy: 'site',
      bucket: 'quarter_hour',
    });
    for (const column of Object.keys(whole ?? {}).filter((name) => /^(?!mt).*_(seconds|units)$/.test(name))) {
      const sum = quarters.reduce((total, row) => total + Number(row[column]), 0);
      expect(sum, column).toBeCloseTo(Number(whole?.[column]), 5);
    }
    expect(Number(whole?.['no_data_seconds'])).toBeGreaterThan(10 * 8 * 3_600);
  });

  it('has the same answer before and after it is rolled up, and at once after late data', async () => {
    const answers = async () => Promise.all(questions.map(ask));
    const before = await answers();
    expect(await processRestatements(database.pool)).toBeGreaterThan(0);
    expect(await answers()).toEqual(before);
    const [machine = 0] = machines;
    await database.pool.query(
      'insert into equipment_values (equipment_id, time, state, produced) values ($1, $2, 6, 5), ($1, $3, 11, null)',
      [machine, minutesAfter(start, 485), minutesAfter(start, 487)],
    );
    const late = await answers();
    expect(late).not.toEqual(before);
    await processRestatements(database.pool);
    expect(await answers()).toEqual(late);
  });

  it('counts time without data as one breakdown, however many days and pieces it spans', async () => {
    await database.pool.query("update enterprises set no_data_counts_as = 'downtime'");
    const [machine] = await readOee(database.pool, {
      from: minutesAfter(start, 4 * day),
      to: minutesAfter(start, 30 * day),
      equipmentIds: machines.slice(0, 1),
    });
    expect(machine).toMatchObject({ breakdown_count: 1, coverage: 0, run_seconds: 0 });
    expect(machine?.['breakdown_seconds']).toBe(machine?.['planned_production_seconds']);
    const rows = await ask({ groupBy: 'equipment' });
    await processRestatements(database.pool);
    expect(await ask({ groupBy: 'equipment' })).toEqual(rows);
  });
});
