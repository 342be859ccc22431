import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomStory } from './reference/random-story.ts';
import { StoryTeller } from './reference/story-teller.ts';

/** Set `REFERENCE_RUNS` for a longer search, and `REFERENCE_SEED` to the seed of a failure to see it again. */
const runs = Number(process.env['REFERENCE_RUNS'] ?? 25);
const seed = process.env['REFERENCE_SEED'];

let database: TestDatabase;
let teller: StoryTeller;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  teller = new StoryTeller(database.pool);
});
afterAll(async () => database.stop());

describe('the function oee', () => {
  it(
    'answers what the definitions say, for any plant, samples, reasons and question',
    { timeout: 1_200_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(randomStory, async (story) => {
          expect(await teller.differences(story)).toEqual([]);
        }),
        { numRuns: runs, ...(seed === undefined ? {} : { seed: Number(seed) }) },
      );
    },
  );
});
