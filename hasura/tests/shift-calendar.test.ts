import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Factory } from './support/factory.ts';
import type { Shift } from './support/factory.ts';

const threeShifts: readonly Shift[] = [
  { name: 'Early', from: '06:00', to: '14:00', breaks: [['10:00', '10:30']] },
  { name: 'Late', from: '14:00', to: '22:00' },
  { name: 'Night', from: '22:00', to: '06:00', breaks: [['01:00', '01:30']] },
];

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
});
afterAll(async () => database.stop());

describe('shift instances', () => {
  it('a night shift belongs to the day it starts on and has its breaks after midnight', async () => {
    const factory = await Factory.create(database.pool, 'Night', 'Europe/Berlin');
    const calendar = await factory.calendar('2026-01-01', threeShifts);
    expect(await shiftsOf(calendar, '2026-06-01')).toEqual([
      { name: 'Early', started_at: '2026-06-01T04:00:00.000Z', hours: 8, breaks: ['2026-06-01T08:00:00.000Z'] },
      { name: 'Late', started_at: '2026-06-01T12:00:00.000Z', hours: 8, breaks: [] },
      { name: 'Night', started_at: '2026-06-01T20:00:00.000Z', hours: 8, breaks: ['2026-06-01T23:00:00.000Z'] },
    ]);
  });

  it('a night has seven hours when the clocks go forward and nine when they go back', async () => {
    const factory = await Factory.create(database.pool, 'Clocks', 'Europe/Berlin');
    const calendar = await factory.calendar('2026-01-01', threeShifts);
    const night = async (day: string) => (await shiftsOf(calendar, day)).find(({ name }) => name === 'Night');
    expect(await night('2026-03-28')).toMatchObject({ started_at: '2026-03-28T21:00:00.000Z', hours: 7 });
    expect(await night('2026-10-24')).toMatchObject({ started_at: '2026-10-24T20:00:00.000Z', hours: 9 });
  });

  it('days of 23 and 25 hours are scheduled whole', async () => {
    const factory = await Factory.create(database.pool, 'Long day', 'Europe/Berlin');
    const machine = await factory.machine('Press');
    await factory.calendar('2026-01-01', threeShifts);
    const { rows } = await database.pool.query<{ started_at: Date; scheduled_seconds: string }>(
      `select started_at, scheduled_seconds
       from oee('2026-03-28 23:00Z', '2026-03-30 22:00Z', array[$1::int], 'equipment', 'day')
       union all
       select started_at, scheduled_seconds
       from oee('2026-10-24 22:00Z', '2026-10-25 23:00Z', array[$1::int], 'equipment', 'day')`,
      [machine],
    );
    expect(
      rows.map(({ started_at, scheduled_seconds }) => [started_at.toISOString(), Number(scheduled_seconds) / 3_600]),
    ).toEqual([
      ['2026-03-28T23:00:00.000Z', 23],
      ['2026-03-29T22:00:00.000Z', 24],
      ['2026-10-24T22:00:00.000Z', 25],
    ]);
  });

  it('is right in a zone half an hour off', async () => {
    const factory = await Factory.create(database.pool, 'Half', 'Asia/Kolkata');
    const calendar = await factory.calendar('2026-01-01', threeShifts);
    expect((await shiftsOf(calendar, '2026-06-01'))[0]).toMatchObject({ started_at: '2026-06-01T00:30:00.000Z' });
  });

  it('is right where the clocks are set by half an hour', async () => {
    const factory = await Factory.create(database.pool, 'Lord Howe', 'Australia/Lord_Howe');
    const machine = await factory.machine('Press');
    const calendar = await factory.calendar('2026-01-01', threeShifts);
    const night = async (day: string) => (await shiftsOf(calendar, day)).find(({ name }) => name === 'Night');
    expect(await night('2026-04-04')).toMatchObject({ hours: 8.5 });
    expect(await night('2026-10-03')).toMatchObject({ hours: 7.5 });
    const { rows } = await database.pool.query<{ hours: string }>(
      `select scheduled_seconds / 3600 as hours
       from oee('2026-04-04 13:00Z', '2026-04-05 13:30Z', array[$1::int], 'equipment', 'day')`,
      [machine],
    );
    expect(rows.map(({ hours }) => Number(hours))).toEqual([24.5]);
  });

  it('gives a night shift whole to the day it starts on, and hours to the hours they are in', async () => {
    const factory = await Factory.create(database.pool, 'Whole night', 'Europe/Berlin');
    const machine = await factory.machine('Press');
    await factory.calendar('2026-01-01', threeShifts);
    const ask = async (groupBy: string, bucket: string) => {
      const { rows } = await database.pool.query<{ group_name: string; started_at: Date; hours: string }>(
        `select group_name, started_at, scheduled_seconds / 3600 as hours
         from oee('2026-03-28 21:00Z', '2026-03-29 04:00Z', array[$1::int], $2, $3) order by started_at`,
        [machine, groupBy, bucket],
      );
      return rows.map(({ group_name, started_at, hours }) => [group_name, started_at.toISOString(), Number(hours)]);
    };
    expect(await ask('shift', 'day')).toEqual([['2026-03-28 Night', '2026-03-27T23:00:00.000Z', 7]]);
    expect(await ask('equipment', 'day')).toEqual([
      ['Press', '2026-03-27T23:00:00.000Z', 2],
      ['Press', '2026-03-28T23:00:00.000Z', 5],
    ]);
    expect(await ask('shift', 'hour')).toHaveLength(7);
  });

  it('leaves out holidays, changes shifts and adds overtime; a shift that stays keeps its number', async () => {
    const factory = await Factory.create(database.pool, 'Exceptions');
    const calendar = await factory.calendar('2026-01-01', threeShifts.slice(0, 2));
    const idsBefore = await idsOf(calendar, '2026-06-28');
    await database.pool.query(
      `insert into shift_exceptions (calendar_id, business_day, kind, shift_name, starts_at, ends_at) values
         ($1, '2026-06-25', 'holiday', null, null, null),
         ($1, '2026-06-26', 'holiday', 'Late', null, null),
         ($1, '2026-06-27', 'overtime', 'Extra', '22:00', '02:00'),
         ($1, '2026-06-28', 'changed', 'Early', '08:00', '14:00')`,
      [calendar],
    );
    const names = async (day: string) => (await shiftsOf(calendar, day)).map(({ name }) => name);
    expect(await names('2026-06-25')).toEqual([]);
    expect(await names('2026-06-26')).toEqual(['Early']);
    expect(await names('2026-06-27')).toEqual(['Early', 'Late', 'Extra']);
    expect((await shiftsOf(calendar, '2026-06-28'))[0]).toMatchObject({
      started_at: '2026-06-28T08:00:00.000Z',
      hours: 6,
    });
    expect(await idsOf(calendar, '2026-06-28')).toEqual(idsBefore);
  });

  it('rotates teams', async () => {
    const factory = await Factory.create(database.pool, 'Teams');
    const calendar = await factory.calendar('2026-01-01', [{ name: 'Day', from: '06:00', to: '14:00' }]);
    await database.pool.query(
      `with team as (insert into teams (site_id, name) values ($1, 'A'), ($1, 'B') returning id, name)
       insert into team_rotations (calendar_id, team_id, shift_name, first_day, last_day)
       select $2, id, 'Day', case name when 'A' then 1 else 8 end, case name when 'A' then 7 else 14 end from team`,
      [factory.siteId, calendar],
    );
    await database.pool.query(
      "update shift_calendars set rotation_days = 14, cycle_starts_on = '2026-06-01' where id = $1",
      [calendar],
    );
    const { rows } = await database.pool.query<{ name: string }>(
      `select teams.name from shift_instances join teams on teams.id = team_id
       where calendar_id = $1 and business_day in ('2026-05-31', '2026-06-01', '2026-06-08', '2026-06-15') order by business_day`,
      [calendar],
    );
    expect(rows.map(({ name }) => name)).toEqual(['B', 'A', 'B', 'A']);
  });

  it('refuses overlapping shifts and leaves the calendar as it was', async () => {
    const factory = await Factory.create(database.pool, 'Overlap');
    const calendar = await factory.calendar('2026-01-01', threeShifts);
    const before = await countShifts(calendar);
    await expect(
      database.pool.query(
        `insert into shift_exceptions (calendar_id, business_day, kind, shift_name, starts_at, ends_at)
         values ($1, '2026-06-01', 'overtime', 'Extra', '08:00', '09:00')`,
        [calendar],
      ),
    ).rejects.toThrow('shifts of one calendar do not overlap');
    expect(await countShifts(calendar)).toBe(before);
  });
});

describe('which calendar equipment follows', () => {
  it("its own before its line's before its site's, each from its date on; a last night is worked to its end", async () => {
    const factory = await Factory.create(database.pool, 'Follow', 'Europe/Berlin');
    const line = await factory.line('Line');
    const machine = await factory.machine('Press', { lineId: line });
    const other = await factory.machine('Oven');
    const site = await factory.calendar('2026-01-01', threeShifts);
    const forLine = await factory.calendar('2026-06-01', [{ name: 'Day', from: '06:00', to: '14:00' }], line);
    const own = await factory.calendar('2026-09-01', [{ name: 'Day', from: '08:00', to: '12:00' }], machine);
    expect(await followed(machine)).toEqual([
      [site, '2025-12-31T23:00:00.000Z'],
      [forLine, '2026-06-01T04:00:00.000Z'],
      [own, '2026-08-31T22:00:00.000Z'],
    ]);
    expect(await followed(other)).toEqual([[site, '2025-12-31T23:00:00.000Z']]);
    await database.pool.query('delete from shift_calendars where id = $1', [forLine]);
    expect((await followed(machine)).map(([calendar]) => calendar)).toEqual([site, own]);
  });

  it("its area's before its site's", async () => {
    const factory = await Factory.create(database.pool, 'Area');
    const machine = await factory.machine('Press');
    const site = await factory.calendar('2026-01-01', threeShifts);
    const forArea = await factory.calendar('2026-06-01', [{ name: 'Day', from: '06:00', to: '14:00' }]);
    await database.pool.query('update shift_calendars set area_id = $2 where id = $1', [forArea, factory.areaId]);
    expect((await followed(machine)).map(([calendar]) => calendar)).toEqual([site, forArea]);
    expect(await scheduledHours(machine, '2026-06-01', '2026-06-02')).toBe(14);
    expect(await scheduledHours(machine, '2026-06-02', '2026-06-03')).toBe(8);
  });

  it('a shutdown begins after the last night, and the next calendar counts from its own day on', async () => {
    const factory = await Factory.create(database.pool, 'Shutdown', 'Europe/Berlin');
    const machine = await factory.machine('Press');
    const works = await factory.calendar('2026-01-01', threeShifts);
    const rests = await factory.calendar('2026-06-01', [], machine);
    const again = await factory.calendar('2026-06-08', [{ name: 'Day', from: '09:00', to: '12:00' }], machine);
    expect(await followed(machine)).toEqual([
      [works, '2025-12-31T23:00:00.000Z'],
      [rests, '2026-06-01T04:00:00.000Z'],
      [again, '2026-06-07T22:00:00.000Z'],
    ]);
    expect(await scheduledHours(machine, '2026-05-31 22:00+02', '2026-06-08 22:00+02')).toBe(8 + 3);
  });

  it('its own from its date on, also where that day has no shift: the shifts of the site end with the last night', async () => {
    const factory = await Factory.create(database.pool, 'Weekend', 'Europe/Berlin');
    const machine = await factory.machine('Press');
    const site = await factory.calendar('2026-01-01', threeShifts);
    const own = await factory.calendar('2026-06-06', [{ name: 'Day', from: '09:00', to: '12:00' }], machine);
    // A week that begins on a Monday, and shifts on its first day only.
    await database.pool.query("update shift_calendars set cycle_starts_on = '2026-06-08' where id = $1", [own]);
    await database.pool.query('delete from shift_patterns where calendar_id = $1 and day_of_cycle > 1', [own]);
    expect(await followed(machine)).toEqual([
      [site, '2025-12-31T23:00:00.000Z'],
      [own, '2026-06-06T04:00:00.000Z'],
    ]);
    expect(await scheduledHours(machine, '2026-06-05 22:00+02', '2026-06-08 00:00+02')).toBe(8);
    expect(await scheduledHours(machine, '2026-06-08 00:00+02', '2026-06-13 00:00+02')).toBe(3);
  });

  it('equipment made later follows the calendar of its site', async () => {
    const factory = await Factory.create(database.pool, 'Later');
    const calendar = await factory.calendar('2026-01-01', threeShifts);
    const machine = await factory.machine('Press');
    expect((await followed(machine)).map(([id]) => id)).toEqual([calendar]);
  });
});

interface ShiftRow {
  readonly name: string;
  readonly started_at: string;
  readonly hours: number;
  readonly breaks: readonly string[];
}

async function shiftsOf(calendar: number, day: string): Promise<readonly ShiftRow[]> {
  const { rows } = await database.pool.query<{ name: string; started_at: Date; hours: string; breaks: Date[] }>(
    `select name, started_at, extract(epoch from ended_at - started_at) / 3600 as hours,
       array(select started_at from shift_instance_breaks where shift_instance_id = shift_instances.id order by 1) as breaks
     from shift_instances where calendar_id = $1 and business_day = $2 order by started_at`,
    [calendar, day],
  );
  return rows.map(({ name, started_at, hours, breaks }) => ({
    name,
    started_at: started_at.toISOString(),
    hours: Number(hours),
    breaks: breaks.map((pause) => pause.toISOString()),
  }));
}

async function idsOf(calendar: number, day: string): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ id: string }>(
    'select id from shift_instances where calendar_id = $1 and business_day = $2 order by name',
    [calendar, day],
  );
  return rows.map(({ id }) => id);
}

async function scheduledHours(equipment: number, from: string, to: string): Promise<number> {
  const { rows } = await database.pool.query<{ hours: string }>(
    'select scheduled_seconds / 3600 as hours from oee($2, $3, array[$1::int])',
    [equipment, from, to],
  );
  return Number(rows[0]?.hours);
}

async function countShifts(calendar: number): Promise<number> {
  const { rows } = await database.pool.query<{ count: string }>(
    'select count(*) from shift_instances where calendar_id = $1',
    [calendar],
  );
  return Number(rows[0]?.count);
}

async function followed(equipment: number): Promise<readonly (readonly [number, string])[]> {
  const { rows } = await database.pool.query<{ calendar_id: number; valid_from: Date }>(
    'select calendar_id, valid_from from equipment_calendars where equipment_id = $1 order by valid_from',
    [equipment],
  );
  return rows.map(({ calendar_id, valid_from }) => [calendar_id, valid_from.toISOString()] as const);
}
