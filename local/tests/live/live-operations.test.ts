import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { readLiveOperations } from './read-live-operations.ts';
import { startWatchedEngine, until, type Watched, type WatchedEngine } from './watched-engine.ts';

const operations = readLiveOperations();
/** Ages and rates that change with every moment, and what TimescaleDB keeps of its jobs: no change of a table tells of them. */
const polled = ['Backlog_Live', 'Flow_Live', 'Jobs_Live', 'Senders_Live'];
const main = ['Plant_Machines', 'Andon_Machines', 'Terminal_Machine', 'Orders_Board'] as const;
const execute = 6;
const held = 11;

let engine: WatchedEngine;
let machineId: number;
let variables: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
beforeAll(async () => {
  engine = await startWatchedEngine();
  const { rows } = await engine.pool.query<{ id: number; area_id: number }>(
    `select equipment.id, equipment.area_id from equipment join equipment line on line.id = equipment.parent_id
     where line.name = 'Line1' and equipment.name = 'Filler'`,
  );
  machineId = rows[0]?.id ?? 0;
  variables = {
    Andon_Machines: { areaId: rows[0]?.area_id },
    Terminal_Machine: { equipmentId: machineId, since: '2026-01-01T00:00:00Z' },
    Orders_Board: { statuses: ['planned', 'released', 'running'] },
    Shift_Instance: { id: 1 },
    Audit_Entries: { limit: 10 },
  };
});
afterAll(async () => engine.stop());

function open(name: string): Promise<Watched> {
  return engine.subscribe(operations.get(name) ?? '', variables[name]);
}

async function sample(state: number): Promise<void> {
  await engine.pool.query(
    'insert into equipment_values (equipment_id, time, state) values ($1, clock_timestamp(), $2)',
    [machineId, state],
  );
}

it.each([...operations.keys()].filter((name) => !polled.includes(name)))('%s follows changes', async (name) => {
  const watched = await open(name);
  expect(watched.isFollowed()).toBe(true);
  watched.end();
});

it.each(polled)('%s is asked every interval', async (name) => {
  const watched = await open(name);
  expect(watched.isFollowed()).toBe(false);
  await until(() => expect(watched.asks()).toBeGreaterThan(3));
  watched.end();
});

describe('the main live views', () => {
  it('are not asked while nothing changes, however often others are', async () => {
    const followed = await openMain();
    const clock = await open('Backlog_Live');
    const before = await asksOfQuiet(followed, clock);
    const asksBefore = clock.asks();
    await until(() => expect(clock.asks()).toBeGreaterThan(asksBefore + 30));
    expect(followed.map((watched) => watched.asks())).toEqual(before);
    for (const watched of [...followed, clock]) watched.end();
  });

  it('are asked once or twice for a change, and tell it', async () => {
    await sample(execute);
    const followed = await openMain();
    const clock = await open('Backlog_Live');
    const before = await asksOfQuiet(followed, clock);
    await sample(held);
    await engine.pool.query(
      "update production_orders set due_at = '2030-01-01 00:00Z' where status in ('planned', 'released')",
    );
    const [plant, andon, terminal, orders] = followed;
    for (const watched of [plant, andon, terminal]) await until(() => expect(lastOf(watched)).toMatch(/"state":11\b/));
    await until(() => expect(lastOf(orders)).toMatch(/"due_at":"2030-01-01T00:00:00/));
    const after = await asksOfQuiet(followed, clock);
    // Two changes.
    followed.forEach((_, index) => expect((after[index] ?? 0) - (before[index] ?? 0)).toBeLessThanOrEqual(4));
    for (const watched of [...followed, clock]) watched.end();
  });

  it('tell what time alone changes when the status is worked out again', async () => {
    await sample(execute);
    const plant = await open('Plant_Machines');
    expect(stateTold(plant)).toBe(execute);
    await engine.pool.query('update equipment set stale_after_seconds = 1 where id = $1', [machineId]);
    await until(async () => {
      await engine.pool.query('select refresh_equipment_status()');
      expect(stateTold(plant)).toBe(0);
    });
    expect(plant.isFollowed()).toBe(true);
    plant.end();
  });
});

async function openMain(): Promise<readonly Watched[]> {
  const opened: Watched[] = [];
  for (const name of main) opened.push(await open(name));
  return opened;
}

/** How often views were asked, once they are not asked any more while the clock is ten times. */
async function asksOfQuiet(followed: readonly Watched[], clock: Watched): Promise<readonly number[]> {
  const look = () => ({ asks: followed.map((watched) => watched.asks()), clock: clock.asks() });
  let since = look();
  await until(() => {
    const now = look();
    if (!isDeepStrictEqual(now.asks, since.asks)) since = now;
    expect(now.clock).toBeGreaterThan(since.clock + 10);
  });
  return since.asks;
}

/** What was told last. */
function lastOf(watched: Watched | undefined): string {
  return JSON.stringify(watched?.answers.at(-1));
}

const plantAnswer = z.object({
  data: z.object({ machines: z.array(z.object({ equipment_id: z.number(), state: z.number() })) }),
});

/** The state of the machine that was told last. */
function stateTold(plant: Watched): number | undefined {
  const { machines } = plantAnswer.parse(plant.answers.at(-1)).data;
  return machines.find(({ equipment_id }) => equipment_id === machineId)?.state;
}
