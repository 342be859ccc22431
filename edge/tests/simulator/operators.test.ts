import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import pino from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Operators } from '../../src/simulator/operators/operators.ts';
import { judgeStop, type Judgement, type UnjustifiedStop } from '../../src/simulator/operators/stop-judgement.ts';

const hourMs = 3_600_000;
/** How a stop is judged depends on when it began: at other times, other ones of the same stops stay without a reason. */
const base = Date.UTC(2026, 0, 6, 10);
const log = pino({ level: 'silent' });
let database: TestDatabase;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: true });
});

afterAll(() => database.stop());

test('operators start an order on every machine, justify most stops, and complete the order when its time is over', async () => {
  let now = base;
  const operators = new Operators({ databaseUrl: database.url, seed: 'test', now: () => now, log });
  try {
    await operators.look();
    const running = await query<{ equipment: number; lines: number }>(
      `select count(*)::int as equipment, count(distinct production_order_id)::int as lines
       from production_order_runs where ended_at is null`,
    );
    expect(running).toEqual([{ equipment: 11, lines: 5 }]);
    await operators.look();
    expect(await query('select count(*)::int as runs from production_order_runs')).toEqual([{ runs: 11 }]);

    await insertStops('Packiot/Site1/Area1/Line1', 20);
    now = base + hourMs;
    await operators.look();
    const [stops] = await query<{ all: number; justified: number; people: number }>(
      `select count(*)::int as all, count(downtime_reason_id)::int as justified,
         count(distinct justified_by)::int as people from equipment_events`,
    );
    expect(stops?.all).toBe(20);
    expect(stops?.justified).toBeGreaterThanOrEqual(13);
    expect(stops?.people).toBeGreaterThanOrEqual(1);

    now = base + 24 * hourMs;
    await operators.look();
    const ended = await query('select count(*)::int as ended from production_order_runs where ended_at is not null');
    expect(ended).toEqual([{ ended: 11 }]);
  } finally {
    await operators.stop();
  }
});

test('a database that is away makes operators late, not absent', async () => {
  const elsewhere = new Operators({ databaseUrl: 'postgresql://127.0.0.1:9/none', seed: 'test', now: () => base, log });
  await expect(elsewhere.look()).resolves.toBeUndefined();
  await elsewhere.stop();
  const operators = new Operators({ databaseUrl: database.url, seed: 'other', now: () => base + hourMs, log });
  await insertStops('Factory2/Site/Area/Line', 5);
  const before = await query('select count(downtime_reason_id)::int as justified from equipment_events');
  operators.start();
  await vi.waitFor(
    async () =>
      expect(await query('select count(downtime_reason_id)::int as justified from equipment_events')).not.toEqual(
        before,
      ),
    { timeout: 60_000, interval: 100 },
  );
  await operators.stop();
});

test('most stops of some length are judged, each after a human delay and always the same', () => {
  const stops = Array.from({ length: 300 }, (_, minute) => abortedAt(Date.UTC(2026, 0, 5) + minute * 60_000));
  const histories = stops.map((stop) => judgementsWithinTheHour(stop));
  for (const judgements of histories) {
    expect(judgements[0]).toBeUndefined();
    const given = judgements.filter((judgement) => judgement !== undefined);
    expect(judgements.slice(judgements.length - given.length)).toEqual(given);
    expect(new Set(given.map((judgement) => JSON.stringify(judgement))).size).toBeLessThanOrEqual(1);
    if (given[0] !== undefined) expect(['MECHANICAL', 'ELECTRICAL', 'SENSOR']).toContain(given[0].reasonCode);
  }
  const judged = histories.filter((judgements) => judgements.at(-1) !== undefined);
  expect(judged.length / stops.length).toBeGreaterThan(0.8);
  expect(judged.length / stops.length).toBeLessThan(0.97);
});

function abortedAt(time: number): UnjustifiedStop {
  return { id: '1', state: 9, startedAt: new Date(time), endedAt: null };
}

/** What an operator says minute after minute while the stop goes on. */
function judgementsWithinTheHour(stop: UnjustifiedStop): (Judgement | undefined)[] {
  const startedAt = stop.startedAt.getTime();
  return Array.from({ length: 60 }, (_, minute) => judgeStop(stop, 'seed-1', startedAt + minute * 60_000));
}

async function query<Row extends object>(sql: string): Promise<Row[]> {
  return (await database.pool.query<Row>(sql)).rows;
}

/** Twenty stops of two and a half minutes, aborted, one minute of Execute between them. */
async function insertStops(topic: string, count: number): Promise<void> {
  await database.pool.query(
    `insert into equipment_values (equipment_id, time, state)
     select source.equipment_id, $1::timestamptz + step.n * interval '90 seconds', case when step.n % 3 = 2 then 6 else 9 end
     from packml_register source, generate_series(0, 3 * $2::int - 1) step (n)
     where source.source_topic = $3 and step.n % 3 <> 1`,
    [new Date(base - hourMs / 2), count, topic],
  );
}
