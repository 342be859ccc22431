import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { CommandCaller, type Outcome } from './support/command-caller.ts';
import { serveCommands, type ServedCommands } from './support/served-commands.ts';
import { ShopFloor } from './support/shop-floor.ts';

const mostAtOnce = 100;
const tooMany = 15;

let served: ServedCommands;
beforeAll(async () => {
  served = await serveCommands();
});
afterAll(async () => served.stop());

it('of more calls than are answered at once the last are refused and change nothing, the others are done', async () => {
  const floor = await ShopFloor.build(served, 'Busy');
  const equipmentId = await floor.machine();
  const command = await CommandCaller.of(served, 'createMachinePart');
  const outcomes: { readonly name: string; readonly outcome: Outcome }[] = [];
  const give = async (name: string): Promise<void> => {
    const outcome = await command.give(floor.as('engineer'), { equipmentId, name });
    outcomes.push({ name, outcome });
  };

  // Whoever holds a transaction open has the embedded database to himself: all who come meanwhile wait.
  const holder = await served.pool.connect();
  await holder.query('begin');
  const calls = Array.from({ length: mostAtOnce + tooMany }, async (_, n) => give(`Part ${n}`));
  // Whoever says nothing for ten seconds would be disconnected, and be in nobody's way.
  const stillHeld = async (): Promise<unknown> => holder.query('select');
  await vi.waitUntil(async () => (await stillHeld()) && outcomes.length >= tooMany, { timeout: 50_000, interval: 100 });
  const refused = [...outcomes];
  await holder.query('rollback');
  holder.release();
  await Promise.all(calls);

  expect(refused.map(({ outcome }) => outcome.refused?.extensions.code)).toEqual(Array(tooMany).fill('too-many-calls'));
  expect(outcomes.filter(({ outcome }) => outcome.done !== undefined)).toHaveLength(mostAtOnce);
  const { rows } = await served.pool.query<{ name: string }>('select name from machine_parts where equipment_id = $1', [
    equipmentId,
  ]);
  const doneNames = outcomes.flatMap(({ name, outcome }) => (outcome.done === undefined ? [] : [name]));
  expect(rows.map(({ name }) => name).sort()).toEqual(doneNames.sort());

  await give('One more');
  expect(outcomes.at(-1)?.outcome.done).toBeDefined();
});
