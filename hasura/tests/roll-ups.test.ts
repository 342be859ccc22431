import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Factory } from './support/factory.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
});
afterAll(async () => database.stop());

describe('roll-ups', () => {
  it('days of a zone half an hour off and of 25 hours add up, before and after the refresh, late rows included', async () => {
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
    const expected = {
      // From 20:00 to midnight, 25 hours, and the rest.
      [machine]: [4 * 6, 25 * 6, 11 * 6],
      // From 23:30 to midnight, 24 hours, and the rest.
      [other]: [3, 24 * 6, 40 * 6 - 3 - 24 * 6],
    };
    expect(await daysOf(machine)).toEqual(expected[machine]);
    expect(await daysOf(other)).toEqual(expected[other]);
    await refresh();
    expect(await daysOf(machine)).toEqual(expected[machine]);
    await factory.samples(machine, [{ at: new Date(startedAt + 60_000), produced: 100 }]);
    await refresh();
    expect(await daysOf(machine)).toEqual([124, 150, 66]);
  });

  async function daysOf(equipment: number): Promise<readonly number[]> {
    const { rows } = await database.pool.query<{ produced: string }>(
      'select produced from equipment_counts_by_day where equipment_id = $1 order by bucket',
      [equipment],
    );
    return rows.map(({ produced }) => Number(produced));
  }

  async function refresh(): Promise<void> {
    await database.pool.query("call refresh_continuous_aggregate('equipment_counts_by_minute', null, null)");
    await database.pool.query("call refresh_continuous_aggregate('equipment_counts_by_quarter_hour', null, null)");
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
    const daysAgo = (days: number): Date => new Date(Date.now() - days * 86_400_000);
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
