import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { seedHistory, type HistoryOutcome } from '../../src/index.ts';

const days = 2;
const liveFrom = new Date(Date.now() - 6 * 3_600_000);
let database: TestDatabase;
let afterInterruption: HistoryOutcome;
let interruptedAt = 0;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: true });
  await database.pool.query(
    `insert into equipment_values (equipment_id, time, state)
     select equipment_id, $1, 6 from packml_register where source_topic = 'Packiot/Site1/Area1/Line1'`,
    [liveFrom],
  );
  const interrupted = seedHistory({
    databaseUrl: database.url,
    days,
    onProgress: ({ line, samples }) => {
      interruptedAt = samples;
      if (line === 'SimulatorCorp/Line1') throw new Error('interrupted');
    },
  });
  await expect(interrupted).rejects.toThrow('interrupted');
  afterInterruption = await seedHistory({ databaseUrl: database.url, days });
});

afterAll(() => database.stop());

async function rows<Row extends object>(sql: string): Promise<Row[]> {
  return (await database.pool.query<Row>(sql)).rows;
}

test('an interrupted run is gone on with: what was there stays, the rest comes', async () => {
  expect(afterInterruption).toMatchObject({ lines: 5, linesAlreadyThere: 2 });
  const [count] = await rows<{ samples: number }>('select count(*)::int as samples from equipment_values');
  expect(count?.samples).toBe(1 + interruptedAt + afterInterruption.samples);
  const machines = await rows<{ samples: number; longestGapSeconds: number }>(
    `select count(*)::int as samples, max(gap)::int as "longestGapSeconds" from (
       select equipment_id, extract(epoch from time - lag(time) over (partition by equipment_id order by time)) as gap
       from equipment_values where equipment_id <> 1) v
     group by equipment_id`,
  );
  expect(machines).toHaveLength(10);
  for (const { samples, longestGapSeconds } of machines) {
    expect(samples).toBeGreaterThan(days * 288);
    expect(longestGapSeconds).toBeLessThanOrEqual(300);
  }
});

test('a second run adds nothing and says so', async () => {
  const before = await rows('select count(*), sum(extract(epoch from time)) from equipment_values');
  expect(await seedHistory({ databaseUrl: database.url, days })).toEqual({
    samples: 0,
    measurements: 0,
    orders: 0,
    justifiedStops: 0,
    linesAlreadyThere: 5,
    lines: 5,
  });
  expect(await rows('select count(*), sum(extract(epoch from time)) from equipment_values')).toEqual(before);
});

test('history ends where the live samples of an equipment begin', async () => {
  const times = await rows<{ time: Date }>(
    `select v.time from equipment_values v join packml_register r using (equipment_id)
     where r.source_topic = 'Packiot/Site1/Area1/Line1' order by v.time desc limit 2`,
  );
  expect(times[0]?.time).toEqual(liveFrom);
  expect(liveFrom.getTime() - (times[1]?.time.getTime() ?? 0)).toBeLessThanOrEqual(300_000);
});

test('the database derives stops and plausible figures; most long stops have reasons of the right enterprise', async () => {
  const [stops] = await rows<{ long: number; justified: number; foreign: number }>(
    `select count(*)::int as long, count(reason.id)::int as justified,
       count(*) filter (where reason.enterprise_id <> enterprise_of(event.equipment_id))::int as foreign
     from equipment_events event left join downtime_reasons reason on reason.id = event.downtime_reason_id
     where event.ended_at - event.started_at >= interval '2 minutes'`,
  );
  expect(stops?.long).toBeGreaterThan(100);
  expect(stops?.foreign).toBe(0);
  expect((stops?.justified ?? 0) / (stops?.long ?? 1)).toBeGreaterThan(0.75);
  const figures = await rows<{ oee: string; quality: string }>(
    `select oee, quality from oee(now() - interval '36 hours', now() - interval '12 hours', null, 'equipment', null)`,
  );
  expect(figures).toHaveLength(11);
  for (const { oee, quality } of figures) {
    expect(Number(oee)).toBeGreaterThan(0.2);
    expect(Number(oee)).toBeLessThan(1);
    expect(Number(quality)).toBeGreaterThan(0.85);
  }
});

test('orders of the past follow each other on every machine of a line, and none is left running', async () => {
  const runs = await rows<{ equipment: number; runs: number; open: number }>(
    `select equipment_id as equipment, count(*)::int as runs, count(*) filter (where ended_at is null)::int as open
     from production_order_runs group by 1`,
  );
  expect(runs).toHaveLength(11);
  for (const { runs: count, open } of runs) {
    expect(count).toBeGreaterThan(2);
    expect(open).toBe(0);
  }
});
