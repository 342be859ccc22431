import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomStory } from './reference/random-story.ts';
import type { ReferenceRow } from './reference/reference-oee.ts';
import { StoryTeller } from './reference/story-teller.ts';
import type { Grouping, Question } from './reference/windows.ts';

/** Set `PROPERTY_RUNS` for a longer search. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 8);
const timeout = 600_000;
const everyLevel: readonly Grouping[] = [
  'equipment',
  'line',
  'area',
  'site',
  'enterprise',
  'shift',
  'team',
  'order',
  'product',
];

let database: TestDatabase;
let teller: StoryTeller;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  teller = new StoryTeller(database.pool);
});
afterAll(async () => database.stop());

describe('figures of any plant', () => {
  it('add up: seconds and units of two windows that meet are those of the whole', { timeout }, async () => {
    await fc.assert(
      fc.asyncProperty(randomStory, fc.double({ min: 0, max: 1, noNaN: true }), async (story, share) => {
        const { plant } = await teller.tell(story);
        for (const asked of story.questions.filter(({ from, to }) => to - from > 1)) {
          const whole: Question = { ...asked, bucket: undefined };
          const cut = cutOf(whole, share);
          const parts = [
            ...(await teller.ask(plant, { ...whole, to: cut })),
            ...(await teller.ask(plant, { ...whole, from: cut })),
          ];
          expect(sumsByGroup(parts)).toEqual(sumsByGroup(await teller.ask(plant, whole)));
        }
      }),
      { numRuns: runs },
    );
  });

  it(
    'close: the six losses and the ideal good time are the planned production time, at every level',
    { timeout },
    async () => {
      await fc.assert(
        fc.asyncProperty(randomStory, async (story) => {
          const { plant } = await teller.tell(story);
          for (const question of story.questions) {
            for (const groupBy of everyLevel) {
              const rows = await teller.ask(plant, { ...question, groupBy });
              expect(rows.filter(isOpen).map(({ group }) => group)).toEqual([]);
            }
          }
        }),
        { numRuns: runs },
      );
    },
  );
});

/** An instant inside a window, at a share of it; windows here are longer than a millisecond. */
function cutOf({ from, to }: Question, share: number): number {
  return Math.min(to - 1, Math.max(from + 1, Math.floor(from + share * (to - from))));
}

/** Every column that adds up, by group, in thousandths; a group without calendar time is as good as none. */
function sumsByGroup(rows: readonly ReferenceRow[]): Readonly<Record<string, Readonly<Record<string, number | null>>>> {
  const groups = new Map<string, Map<string, number | null>>();
  for (const { group, figures } of rows.filter(({ figures: { calendar_seconds: calendar } }) => calendar !== 0)) {
    const sums = groups.get(group) ?? new Map<string, number | null>();
    groups.set(group, sums);
    for (const [column, value] of Object.entries(figures).filter(([name]) => isAdditive(name))) {
      const sum = sums.has(column) ? sums.get(column) : 0;
      sums.set(column, typeof sum === 'number' && value !== null ? sum + value : null);
    }
  }
  const rounded = [...groups].map(
    ([group, sums]) => [group, Object.fromEntries([...sums].map(roundedFigure))] as const,
  );
  return Object.fromEntries(rounded);
}

function isAdditive(column: string): boolean {
  return /_(seconds|units)$/.test(column) && !['mtbf_seconds', 'mttr_seconds'].includes(column);
}

function roundedFigure([column, value]: readonly [string, number | null]): readonly [string, number | null] {
  return [column, value === null ? null : Math.round(value * 1_000) / 1_000 + 0];
}

/** Whether the losses of a row leave anything of its planned production time; not known without an ideal rate. */
function isOpen({ figures }: ReferenceRow): boolean {
  const losses = [
    'breakdown',
    'setup',
    'micro_stop',
    'reduced_speed',
    'startup_reject',
    'production_reject',
    'ideal_good',
  ];
  const seconds = losses.map((loss) => figures[`${loss}_seconds`]);
  const known = seconds.filter((value) => typeof value === 'number');
  if (known.length < losses.length) return figures['ideal_seconds'] !== null;
  const sum = known.reduce((total, value) => total + value, 0);
  return Math.abs(sum - Number(figures['planned_production_seconds'])) > 1e-6;
}
