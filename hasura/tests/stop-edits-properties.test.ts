import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Factory } from './support/factory.ts';
import type { Sample } from './support/factory.ts';
import { mergeSamples } from './support/merge-samples.ts';
import { readOneOee } from './support/read-oee.ts';
import { StopEditor } from './support/stop-editor.ts';
import type { EditedStop } from './support/stop-editor.ts';

const start = '2026-03-02T06:00:00Z';
const hour = Date.parse(start);
const minutes = 60;
/** For what is drawn at random: some of it takes several times as long, and so does what fails, until it is simplified. */
const timeout = 240_000;

let database: TestDatabase;
let factory: Factory;
let reasons: readonly number[];
let machineNumber = 0;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  factory = await Factory.create(database.pool, 'Properties');
  reasons = [
    await factory.reason('JAM'),
    await factory.reason('SETUP', { category: 'setup' }),
    await factory.reason('MAINTENANCE', { isPlanned: true }),
  ];
});
afterAll(async () => database.stop());

/** An edit that fits whatever stops there are: `pick` and `share` choose among them. */
interface EditPlan {
  readonly kind: 'split' | 'merge' | 'moveBorder' | 'justify' | 'add' | 'remove' | 'revert';
  readonly pick: number;
  readonly share: number;
  readonly reason: number;
}

const editPlan: fc.Arbitrary<EditPlan> = fc.record({
  kind: fc.constantFrom('split', 'split', 'merge', 'moveBorder', 'justify', 'add', 'remove', 'revert'),
  pick: fc.nat({ max: 20 }),
  share: fc.integer({ min: 1, max: 999 }).map((thousandth) => thousandth / 1_000),
  reason: fc.nat({ max: 2 }),
});

const sample: fc.Arbitrary<Sample> = fc.record({
  at: fc.integer({ min: 1, max: minutes * 60_000 - 1 }).map((offset) => new Date(hour + offset)),
  state: fc.constantFrom(2, 5, 6, 6, 9),
});
const samples = fc.uniqueArray(sample, { minLength: 3, maxLength: 10, selector: ({ at }) => at.getTime() });

async function machine(given: readonly Sample[]): Promise<{ id: number; editor: StopEditor }> {
  machineNumber += 1;
  const id = await factory.machine(`Machine ${machineNumber}`);
  await mergeSamples(database.pool, id, [
    { at: new Date(hour), state: 6 },
    ...given,
    { at: new Date(hour + minutes * 60_000), state: 6 },
  ]);
  return { id, editor: new StopEditor(database.pool, id, start) };
}

/** An instant inside a stop, to the millisecond; undefined when the stop is too short for one. */
function inside({ from, to }: EditedStop, share: number): number | undefined {
  const first = Math.round(from * 60_000);
  const last = Math.round((to ?? minutes) * 60_000);
  return last - first < 2 ? undefined : Math.min(last - 1, first + 1 + Math.floor((last - first - 1) * share)) / 60_000;
}

/** Does what a plan says where it makes sense; says whether it did anything. */
async function edit(editor: StopEditor, { kind, pick, share, reason }: EditPlan): Promise<boolean> {
  const stops = await editor.stops();
  const stop = stops[pick % Math.max(1, stops.length)];
  if (stop === undefined) return false;
  const next = stops[stops.indexOf(stop) + 1];
  const cut = inside(stop, share);
  switch (kind) {
    case 'split':
      if (cut === undefined) return false;
      await editor.split(stop.from, [cut], share < 0.5 ? null : [null, reasons[reason] ?? null]);
      return true;
    case 'merge':
      if (next === undefined) return false;
      await editor.merge([stop.from, next.from], share < 0.5 ? null : (reasons[reason] ?? null));
      return true;
    case 'moveBorder':
      if (cut === undefined || next?.from !== stop.to || stop.isManual || next.isManual) return false;
      return moveBorder(editor, next, cut);
    case 'justify':
      await editor.justify(stop.from, share < 0.2 ? null : (reasons[reason] ?? null));
      return true;
    case 'add':
      if (cut === undefined || stop.isManual) return false;
      await editor.add(stop.from, cut, reasons[reason] ?? null);
      return true;
    case 'remove':
      if (!stop.isManual) return false;
      await editor.remove(stop.from);
      return true;
    case 'revert':
      if (!(await editor.edits()).some((made) => made.kind !== 'revert' && !made.is_reverted)) return false;
      await editor.revertLast();
      return true;
  }
}

/** A border that an added stop has made, and lost again to a merge or removal, is not a cut: then the border is refused. */
async function moveBorder(editor: StopEditor, later: EditedStop, cut: number): Promise<boolean> {
  try {
    await editor.moveBorder(later.from, cut);
    return true;
  } catch (error) {
    if (error instanceof Error && error.message.includes('cannot be moved')) return false;
    throw error;
  }
}

interface Times {
  readonly stopped: number;
  readonly run: number;
  readonly noData: number;
}

/** Milliseconds of an hour that stood still, ran and had no data, as `oee` counts them. */
async function times(id: number): Promise<Times> {
  const row = await readOneOee(database.pool, {
    from: new Date(hour),
    to: new Date(hour + minutes * 60_000),
    equipmentIds: [id],
  });
  const milliseconds = (seconds: number | null | undefined): number => Math.round((seconds ?? NaN) * 1_000);
  const performance = milliseconds(row.micro_stop_seconds);
  return {
    stopped: milliseconds(row.downtime_seconds) + performance + milliseconds(row.planned_stop_seconds),
    run: milliseconds(row.run_seconds) - performance,
    noData: milliseconds(row.no_data_seconds),
  };
}

const described = (stops: readonly EditedStop[]) =>
  stops.map(({ from, to, reason, isManual }) => ({ from, to, reason, isManual }));

describe('any edits of stops', { timeout }, () => {
  it('conserve time to the millisecond, part by part, and leave no overlap', async () => {
    await fc.assert(
      fc.asyncProperty(samples, fc.array(editPlan, { minLength: 3, maxLength: 8 }), async (given, plans) => {
        const { id, editor } = await machine(given);
        const before = await times(id);
        for (const plan of plans) {
          await edit(editor, plan);
          expect(await times(id)).toEqual(before);
          const stops = await editor.stops();
          for (const [index, { to }] of stops.slice(0, -1).entries())
            expect(stops[index + 1]?.from).toBeGreaterThanOrEqual(to ?? Infinity);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('are taken back one by one to the stops and reasons before', async () => {
    await fc.assert(
      fc.asyncProperty(samples, fc.array(editPlan, { minLength: 2, maxLength: 6 }), async (given, plans) => {
        const { editor } = await machine(given);
        const past: (readonly EditedStop[])[] = [];
        for (const plan of plans.filter(({ kind }) => kind !== 'revert')) {
          const stops = await editor.stops();
          if (await edit(editor, plan)) past.push(stops);
        }
        for (const stops of past.toReversed()) {
          await editor.revertLast();
          expect(described(await editor.stops())).toEqual(described(stops));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('hold through late data in whatever order and batches it comes', async () => {
    await fc.assert(
      fc.asyncProperty(
        samples,
        fc.array(editPlan, { minLength: 1, maxLength: 5 }),
        samples.chain((late) =>
          fc.tuple(fc.constant(late), fc.shuffledSubarray([...late, ...late], { minLength: late.length })),
        ),
        async (given, plans, [late, shuffled]) => {
          const [atOnce, scattered] = [await machine(given), await machine(given)];
          for (const plan of plans) for (const { editor } of [atOnce, scattered]) await edit(editor, plan);
          await mergeSamples(database.pool, atOnce.id, late);
          for (const message of [...shuffled, ...late]) await mergeSamples(database.pool, scattered.id, [message]);
          expect(described(await scattered.editor.stops())).toEqual(described(await atOnce.editor.stops()));
          expect(await times(scattered.id)).toEqual(await times(atOnce.id));
        },
      ),
      { numRuns: 10 },
    );
  });
});

describe('late data', { timeout }, () => {
  it('leaves a reason on every stop that comes of a justified one, and none elsewhere', async () => {
    await fc.assert(
      fc.asyncProperty(samples, samples, async (given, late) => {
        const { id, editor } = await machine(given);
        const justified = await editor.stops();
        for (const { from } of justified) await editor.justify(from, reasons[0] ?? null);
        for (const message of late) await mergeSamples(database.pool, id, [message]);
        for (const { from, to, reason } of await editor.stops()) {
          const comesOfOne = justified.some((old) => old.from < (to ?? minutes) && (old.to ?? minutes) > from);
          expect(reason).toBe(comesOfOne ? reasons[0] : null);
        }
      }),
      { numRuns: 15 },
    );
  });
});
