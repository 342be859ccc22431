import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Factory } from './support/factory.ts';
import { minutesAfter } from './support/minutes-after.ts';
import { processRestatements, readWrongRollUps } from './support/restatements.ts';
import { waitFor } from './support/wait-for.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
});
afterAll(async () => database.stop());

describe('roll-ups', () => {
  it('days of a zone half an hour off and of 25 hours add up, late rows included', async () => {
    const factory = await Factory.create(database.pool, 'Berlin', 'Europe/Berlin');
    const machine = await factory.machine('Press');
    const halfHour = await Factory.create(database.pool, 'Kolkata', 'Asia/Kolkata');
    const other = await halfHour.machine('Press');
    const startedAt = Date.parse('2026-10-24T18:00:00Z');
    const samples = Array.from({ length: 40 * 6 }, (_, index) => ({
      at: new Date(startedAt + index * 600_000),
      produced: 1,
    }));
    for (const id of [machine, other]) await factory.samples(id, samples);
    // From 20:00 to midnight, 25 hours, and the rest.
    expect(await daysOf(machine)).toEqual([4 * 6, 25 * 6, 11 * 6]);
    // From 23:30 to midnight, 24 hours, and the rest.
    expect(await daysOf(other)).toEqual([3, 24 * 6, 40 * 6 - 3 - 24 * 6]);
    await factory.samples(machine, [{ at: new Date(startedAt + 60_000), produced: 100 }]);
    expect(await daysOf(machine)).toEqual([124, 150, 66]);
  });

  it('telemetry takes in a late measurement, wherever it is stored, at the latest with the next refresh', async () => {
    const factory = await Factory.create(database.pool, 'Telemetry');
    const machine = await factory.machine('Press');
    const { rows: metrics } = await database.pool.query<{ id: number }>(
      `insert into metrics (equipment_id, name) values ($1, 'Temperature') returning id`,
      [machine],
    );
    const metric = metrics[0]?.id;
    const measure = async (at: string, value: number): Promise<unknown> =>
      database.pool.query('insert into telemetry (metric_id, time, value) values ($1, $2, $3)', [metric, at, value]);
    const today = Date.now();
    const daysAgo = (days: number, minute: string): string =>
      `${new Date(today - days * 86_400_000).toISOString().slice(0, 10)}T10:${minute}:00Z`;
    const refresh = async (): Promise<void> => {
      const { rows: jobs } = await database.pool.query<{ job_id: number }>(
        `select job_id from timescaledb_information.jobs where proc_name = 'policy_refresh_continuous_aggregate' order by job_id`,
      );
      expect(jobs).toHaveLength(2);
      for (const job of jobs) await database.pool.query(`call run_job(${job.job_id})`);
    };
    await measure(daysAgo(60, '07'), 20);
    await measure(daysAgo(1, '07'), 21);
    await refresh();
    await database.pool.query(
      `select compress_chunk(chunk, if_not_compressed => true) from show_chunks('telemetry', older_than => interval '50 days') chunk`,
    );
    await measure(daysAgo(60, '08'), 30);
    await refresh();
    const { rows } = await database.pool.query(
      `select bucket, value_count::int as count, value_sum as sum, value_min as min, value_max as max
       from telemetry_by_hour where metric_id = $1 order by bucket limit 1`,
      [metric],
    );
    expect(rows).toEqual([{ bucket: new Date(daysAgo(60, '00')), count: 2, sum: 50, min: 20, max: 30 }]);
  });

  it.each([
    ['of 23 hours', '2026-03-28T18:00:00Z'],
    ['of 25 hours', '2026-10-24T17:00:00Z'],
  ])(
    'of OEE equal the exact function over a night %s, late rows into the columnstore included',
    async (name, start) => {
      const factory = await Factory.create(database.pool, `Night ${name}`, 'Europe/Berlin');
      await factory.calendar('2026-03-01', [
        { name: 'Day', from: '06:10', to: '18:00', breaks: [['12:00', '12:30']] },
        { name: 'Night', from: '22:00', to: '06:10' },
      ]);
      const machine = await factory.machine('Press', { idealRatePerMin: 2, staleAfterSeconds: 900 });
      const at = (minute: number): Date => minutesAfter(start, minute);
      await factory.samples(
        machine,
        Array.from({ length: 360 }, (_, index) => ({
          at: at(index * 5.03),
          state: index % 7 === 0 ? 11 : 6,
          produced: index % 3,
        })),
      );
      await processRestatements(database.pool);
      // Two nights and the day between them, and the two shifts without data that begin within a day of the last data.
      expect(await countRollUps(machine)).toEqual({ hour: 31, day: 3, shift: 5 });
      expect(await readWrongRollUps(database.pool, machine)).toEqual([]);
      await database.pool.query(
        `select compress_chunk(chunk, if_not_compressed => true) from show_chunks('equipment_values', older_than => timestamptz '2026-11-01') chunk`,
      );
      await factory.samples(machine, [
        { at: at(400.5), state: 11, produced: 50 },
        { at: at(777.7), state: 6, produced: 7 },
      ]);
      const backlog = await readBacklog(machine);
      expect(backlog.stretches).toBeGreaterThan(0);
      expect(backlog.seconds).toBeGreaterThan(0);
      const worked = await processRestatements(database.pool);
      expect(worked).toBeGreaterThan(0);
      // What two late rows touch: two hours, a day and two shifts, and what the stops reach that begin or end there.
      expect(worked).toBeLessThan(12);
      expect(await readWrongRollUps(database.pool, machine)).toEqual([]);
      expect(await readBacklog(machine)).toMatchObject({ stretches: 0, windows: 0 });
      // Where an hour has ended just now, that is what waits.
      await waitFor(async () => {
        await processRestatements(database.pool);
        return (await readBacklog(machine)).seconds === 0;
      });
    },
  );

  it('are worked out by the job a little at a time, until all are right', async () => {
    const factory = await Factory.create(database.pool, 'Little by little');
    const machines: number[] = [];
    for (const name of ['One', 'Two', 'Three']) machines.push(await factory.machine(name, { staleAfterSeconds: 900 }));
    const at = (minute: number): Date => minutesAfter('2026-05-05T06:00:00Z', minute);
    for (const machine of machines)
      await factory.samples(machine, [
        { at: at(0), state: 6 },
        { at: at(90), state: 11 },
      ]);
    await processRestatements(database.pool);
    for (const machine of machines)
      await factory.samples(machine, [
        { at: at(20), state: 11 },
        { at: at(40), state: 6 },
      ]);
    const waiting = async (): Promise<number> => {
      const backlogs = await Promise.all(machines.map(async (machine) => readBacklog(machine)));
      return backlogs.filter(({ stretches, windows }) => stretches + windows > 0).length;
    };
    const left: number[] = [];
    for (let rounds = 0; rounds < 20 && left.at(-1) !== 0; rounds += 1) {
      await database.pool.query('select work_off_touched(null, 0)');
      left.push(await waiting());
    }
    expect(left[0]).toBe(2);
    expect(left.at(-1)).toBe(0);
    for (const machine of machines) expect(await readWrongRollUps(database.pool, machine)).toEqual([]);
  });

  it('of hours and days that late data leaves without any are as if none had ever been there', async () => {
    const factory = await Factory.create(database.pool, 'Emptied');
    const at = (minute: number): Date => minutesAfter('2026-05-04T00:00:00Z', minute);
    const [early, emptied, after] = [
      { at: at(0), state: 6 },
      { at: at(60), state: 0 },
      { at: at(3_000), state: 6 },
    ] as const;
    const atOnce = await factory.machine('At once', { staleAfterSeconds: 100_000 });
    await factory.samples(atOnce, [early, emptied, after]);
    const oneByOne = await factory.machine('One by one', { staleAfterSeconds: 100_000 });
    await factory.samples(oneByOne, [early, after]);
    await processRestatements(database.pool);
    expect(await countRollUps(oneByOne)).not.toEqual(await countRollUps(atOnce));
    await factory.samples(oneByOne, [emptied]);
    await processRestatements(database.pool);
    expect(await countRollUps(oneByOne)).toEqual(await countRollUps(atOnce));
    expect(await readWrongRollUps(database.pool, oneByOne)).toEqual([]);
  });

  it('are read by oee only while nothing has touched them', async () => {
    const factory = await Factory.create(database.pool, 'Read');
    const machine = await factory.machine('Press', { idealRatePerMin: 1, staleAfterSeconds: 900 });
    const at = (minute: number): Date => minutesAfter('2026-05-04T00:00:00Z', minute);
    await factory.samples(
      machine,
      Array.from({ length: 200 }, (_, index) => ({ at: at(index * 5), state: 6, produced: 1 })),
    );
    await processRestatements(database.pool);
    const readDays = async (): Promise<unknown> =>
      (
        await database.pool.query<{ total: number }>(
          `select total_units::int as total from oee($1, $2, array[$3::int], 'equipment', 'day')`,
          [at(0), at(1440), machine],
        )
      ).rows;
    // What is not read shows: a roll-up that is wrong on purpose.
    await database.pool.query(
      `update oee_roll_ups set measure.total_units = 999 where equipment_id = $1 and grain = 'day'`,
      [machine],
    );
    expect(await readDays()).toEqual([{ total: 999 }]);
    await factory.samples(machine, [{ at: at(7), produced: 3 }]);
    expect(await readDays()).toEqual([{ total: 203 }]);
    await processRestatements(database.pool);
    expect(await readDays()).toEqual([{ total: 203 }]);
  });

  it('of a gap that goes on over days follow its start, however late the data that moves it', async () => {
    const factory = await Factory.create(database.pool, 'Long gap');
    await database.pool.query("update enterprises set no_data_counts_as = 'downtime' where id = $1", [
      factory.enterpriseId,
    ]);
    const machine = await factory.machine('Press', { staleAfterSeconds: 600 });
    const at = (minute: number): Date => minutesAfter('2026-05-04T00:00:00Z', minute);
    // It goes stale, says that it knows no state, and comes back on the fourth day.
    await factory.samples(machine, [
      { at: at(0), state: 6 },
      { at: at(60), state: 0 },
      { at: at(2 * 1440), produced: 1 },
      { at: at(3 * 1440 + 60), state: 6 },
    ]);
    await processRestatements(database.pool);
    const countBreakdowns = async (): Promise<unknown> => {
      const { rows } = await database.pool.query<{ count: number }>(
        `select breakdown_count::int as count from oee($1, $2, array[$3::int], 'equipment')`,
        [at(0), at(4 * 1440), machine],
      );
      return rows[0]?.count;
    };
    expect(await countBreakdowns()).toBe(2);
    await factory.samples(machine, [{ at: at(5), produced: 1 }]);
    await processRestatements(database.pool);
    expect(await readWrongRollUps(database.pool, machine)).toEqual([]);
    expect(await countBreakdowns()).toBe(2);
  });

  async function daysOf(equipment: number): Promise<readonly number[]> {
    const { rows } = await database.pool.query<{ produced: string }>(
      'select produced from equipment_counts_by_day where equipment_id = $1 order by bucket',
      [equipment],
    );
    return rows.map(({ produced }) => Number(produced));
  }

  async function countRollUps(equipment: number): Promise<Readonly<Record<string, number>>> {
    const { rows } = await database.pool.query<{ grain: string; count: number }>(
      'select grain, count(*)::int from oee_roll_ups where equipment_id = $1 group by grain',
      [equipment],
    );
    return Object.fromEntries(rows.map(({ grain, count }) => [grain, count]));
  }

  async function readBacklog(equipment: number): Promise<{ stretches: number; windows: number; seconds: number }> {
    const { rows } = await database.pool.query<{ stretches: number; windows: number; seconds: number }>(
      `select touched_stretches::int as stretches, waiting_windows::int as windows, behind_seconds::float8 as seconds
       from roll_up_backlog where equipment_id = $1`,
      [equipment],
    );
    return rows[0] ?? { stretches: -1, windows: -1, seconds: -1 };
  }
});

describe('data policies', () => {
  it('a changed row changes the policy that TimescaleDB keeps', async () => {
    await database.pool.query(
      "update data_policies set period = '30 days' where relation = 'telemetry' and kind = 'retention'",
    );
    const { rows } = await database.pool.query<{ config: { drop_after: string } }>(
      "select config from timescaledb_information.jobs where proc_name = 'policy_retention' and hypertable_name = 'telemetry'",
    );
    expect(rows.map(({ config }) => config.drop_after)).toEqual(['30 days']);
  });

  it('refuses a period that is not positive and leaves the policy alone', async () => {
    await expect(
      database.pool.query(
        "update data_policies set period = '-1 day' where relation = 'equipment_values' and kind = 'retention'",
      ),
    ).rejects.toThrow("a data policy's period is positive");
    const { rows } = await database.pool.query(
      "select 1 from timescaledb_information.jobs where proc_name = 'policy_retention' and config ->> 'drop_after' = '90 days'",
    );
    expect(rows.length).toBeGreaterThan(0);
  });

  it('every policy can be run from outside, and what is old goes where it belongs', async () => {
    const factory = await Factory.create(database.pool, 'Policies');
    const machine = await factory.machine('Press');
    const now = Date.now();
    const daysAgo = (days: number): Date => new Date(now - days * 86_400_000);
    await factory.samples(machine, [
      { at: daysAgo(100), state: 6, produced: 1 },
      { at: daysAgo(20), produced: 1 },
      { at: daysAgo(0.1), produced: 1 },
    ]);
    const { rows: jobs } = await database.pool.query<{ job_id: number }>(
      'select job_id from timescaledb_information.jobs',
    );
    for (const { job_id } of jobs) await database.pool.query(`call run_job(${job_id})`);
    const { rows } = await database.pool.query<{ samples: string; chunks: string; counts: string }>(
      `select (select count(*) from equipment_values where equipment_id = $1) as samples,
         (select count(*) from equipment_counts where equipment_id = $1) as counts,
         (select count(*) from timescaledb_information.chunks where hypertable_name = 'equipment_values' and is_compressed and range_start <= $2 and range_end > $2) as chunks`,
      [machine, daysAgo(20)],
    );
    expect(rows).toEqual([{ samples: '2', counts: '3', chunks: '1' }]);
    // A late row into the columnstore counts like any other.
    await factory.samples(machine, [{ at: daysAgo(20.01), produced: 5 }]);
    const { rows: sums } = await database.pool.query<{ produced: string }>(
      'select sum(produced) as produced from equipment_counts where equipment_id = $1',
      [machine],
    );
    expect(Number(sums[0]?.produced)).toBe(8);
  });
});
