import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { differences } from './reference/differences.ts';
import type { Justification } from './reference/measure.ts';
import { hoursAround, machineNames, startAround } from './reference/random-factory.ts';
import { randomSamples } from './reference/random-samples.ts';
import { randomJustification, randomPlace, randomStoryIn } from './reference/random-story.ts';
import type { Story } from './reference/random-story.ts';
import { StoryTeller } from './reference/story-teller.ts';
import { equipmentIdOf } from './support/build-factory.ts';
import type { BuiltFactory } from './support/build-factory.ts';
import type { Sample } from './support/factory.ts';
import { mergeSamples } from './support/merge-samples.ts';
import { processRestatements, readWrongRollUps } from './support/restatements.ts';

/** Set `PROPERTY_RUNS` for a longer search, and `PROPERTY_SEED` to the seed of a failure to see it again. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 8);
const seed = process.env['PROPERTY_SEED'];
const deathQuality = 500;

let database: TestDatabase;
let teller: StoryTeller;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  await database.pool.query("update data_policies set period = '100 years' where kind = 'retention'");
  teller = new StoryTeller(database.pool);
});
afterAll(async () => database.stop());

/** What happens after everything was rolled up: samples that come late, and stops that are justified. */
interface Afterwards {
  readonly samples: Readonly<Record<(typeof machineNames)[number], readonly Sample[]>>;
  readonly justification: Justification;
}

const rolledUpThenChanged = randomPlace.chain((place) => {
  const late = randomSamples(startAround(place), hoursAround);
  return fc.record({
    story: randomStoryIn(place).map((story) => endingInDeath(story, startAround(place) + hoursAround * 3_600_000 + 1)),
    afterwards: fc.record({
      samples: fc.record({ Filler: late, Capper: fc.constant([]), Press: late }),
      justification: randomJustification(place),
    }),
  });
});

/** Every machine says good-bye, so that a state which never goes stale does not reach until today. */
function endingInDeath(story: Story, at: number): Story {
  const death: Sample = { at: new Date(at), state: 0, quality: deathQuality };
  const { Filler, Capper, Press } = story.samples;
  return { ...story, samples: { Filler: [...Filler, death], Capper: [...Capper, death], Press: [...Press, death] } };
}

describe('figures from roll-ups', () => {
  it(
    'are those worked out exactly, before and after late data and edits are taken in',
    { timeout: 600_000 },
    async () => {
      let rolledUp = 0;
      await fc.assert(
        fc.asyncProperty(rolledUpThenChanged, async ({ story, afterwards }) => {
          const { plant } = await teller.tell(story);
          rolledUp += await processRestatements(database.pool);
          await change(plant, afterwards);
          expect(await differencesFromExact(plant, story)).toEqual([]);
          await processRestatements(database.pool);
          expect(await differencesFromExact(plant, story)).toEqual([]);
          for (const name of machineNames)
            expect(await readWrongRollUps(database.pool, equipmentIdOf(plant, name))).toEqual([]);
        }),
        { numRuns: runs, ...(seed === undefined ? {} : { seed: Number(seed) }) },
      );
      expect(rolledUp).toBeGreaterThan(runs);
    },
  );
});

async function change(plant: BuiltFactory, { samples, justification }: Afterwards): Promise<void> {
  for (const name of machineNames) await mergeSamples(database.pool, equipmentIdOf(plant, name), samples[name]);
  await database.pool.query(
    `select justify_stop(event.id, $3) from equipment_events event
     where event.equipment_id = $1 and tstzrange(event.started_at, event.ended_at) @> $2::timestamptz`,
    [
      equipmentIdOf(plant, justification.equipment),
      new Date(justification.at),
      plant.reasonIds.get(justification.reason),
    ],
  );
}

async function differencesFromExact(plant: BuiltFactory, { questions }: Story): Promise<readonly string[]> {
  const found: string[] = [];
  for (const question of questions) {
    const exact = await teller.askExactly(plant, question);
    found.push(...differences(question, exact, await teller.ask(plant, question)));
  }
  return found;
}
