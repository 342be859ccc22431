import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Factory } from './support/factory.ts';

const executing = 6;
const held = 11;
const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Within the time for which measurements are kept, and so long past that each shift has ended in any time zone. */
const start = Math.floor(Date.now() / dayMs) * dayMs - 12 * dayMs;

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
});
afterAll(async () => database.stop());

interface Site {
  readonly factory: Factory;
  readonly machineId: number;
}

/** A site with shifts and a break, whose machine ran and stood still for five days. */
async function siteIn(timeZone: string, name: string): Promise<Site> {
  const factory = await Factory.create(database.pool, name, timeZone);
  await factory.calendar('2024-01-01', [
    { name: 'Day', from: '06:00', to: '18:00', breaks: [['12:00', '12:30']] },
    { name: 'Night', from: '22:00', to: '04:00' },
  ]);
  const machineId = await factory.machine('Press', { idealRatePerMin: 1, staleAfterSeconds: 3 * 3_600 });
  const samples = Array.from({ length: 5 * 24 }, (_, hour) => [
    { at: at(hour, 0), state: executing, produced: 7 * hour, scrap: Math.floor(hour / 5) },
    { at: at(hour, 10 + (hour % 7)), state: held },
    { at: at(hour, 25 + (hour % 11)), state: executing, produced: 7 * hour + 4 },
  ]).flat();
  await factory.samples(machineId, samples);
  return { factory, machineId };
}

function at(hour: number, minute: number): Date {
  return new Date(start + (hour * 60 + minute) * minuteMs);
}

async function moveTo(timeZone: string, { factory }: Site): Promise<void> {
  await database.pool.query('update sites set time_zone = $2 where id = $1', [factory.siteId, timeZone]);
}

async function workOff(): Promise<void> {
  await database.pool.query('select process_restatements()');
}

type Rows = readonly Readonly<Record<string, unknown>>[];

async function read(statement: string, values: readonly unknown[]): Promise<Rows> {
  return (await database.pool.query<Readonly<Record<string, unknown>>>(statement, [...values])).rows;
}

/** All that is known of a site by hours, days and shifts, and what of it is rolled up and reported. */
async function figuresOf({ machineId }: Site): Promise<Readonly<Record<string, Rows>>> {
  const columns = ['scheduled', 'no_data', 'planned_production', 'breakdown', 'micro_stop', 'run']
    .map((time) => `${time}_seconds::float8`)
    .concat('total_units::float8', 'good_units::float8', 'oee::float8')
    .join();
  const [from, to] = [at(-24, 0), at(6 * 24, 0)];
  const by = async (bucket: string): Promise<Rows> =>
    read(
      `select started_at, ended_at, time_zone, ${columns} from oee($1, $2, array[$3::int], 'equipment', $4) order by 1`,
      [from, to, machineId, bucket],
    );
  return {
    hours: await by('hour'),
    days: await by('day'),
    shifts: await read(
      `select shift.business_day::text, shift.name, ${columns}
       from oee($1, $2, array[$3::int], 'shift') figures join shift_instances shift on shift.id = figures.group_key
       order by 1, 2`,
      [from, to, machineId],
    ),
    rolledUp: await read(
      'select grain, started_at, ended_at, touched_at from oee_roll_ups where equipment_id = $1 order by 1, 2',
      [machineId],
    ),
    reported: await read(
      `select business_day::text, shift_name, is_locked, ${columns} from shift_figures where equipment_id = $1 order by 1, 2`,
      [machineId],
    ),
  };
}

describe('another time zone', { timeout: 240_000 }, () => {
  // East and west, by whole hours and not, and one whose clock is set.
  it.each([
    ['UTC', 'Asia/Kolkata'],
    ['UTC', 'America/Sao_Paulo'],
    ['Europe/Berlin', 'Pacific/Auckland'],
    ['Asia/Kathmandu', 'America/St_Johns'],
  ])('from %s to %s leaves a site as if it had always had it', async (before, after) => {
    const moved = await siteIn(before, `From ${before} to ${after}`);
    const always = await siteIn(after, `Always ${after}, not ${before}`);
    await workOff();
    expect((await figuresOf(moved))['days']).not.toEqual((await figuresOf(always))['days']);
    await moveTo(after, moved);
    const meanwhile = await figuresOf(moved);
    await workOff();
    const [movedFigures, figures] = [await figuresOf(moved), await figuresOf(always)];
    expect(figures['days']?.length).toBeGreaterThan(5);
    expect(figures['reported']?.length).toBeGreaterThan(7);
    expect(movedFigures).toEqual(figures);
    // What is asked for before it is worked off is right as well.
    for (const part of ['hours', 'days', 'shifts']) expect(meanwhile[part]).toEqual(figures[part]);
  });
});
