import { describe, expect, it } from 'vitest';
import { SequenceTracker } from '../src/host/sequence-tracker.ts';

/** Feeds sequence numbers and returns those that were applied, in order; a `!` stands for a wait that ran out. */
function applied(birth: number, arrivals: readonly (number | '!')[]): readonly number[] {
  const tracker = new SequenceTracker<number>(birth, 2_000);
  let now = 0;
  return arrivals.flatMap((arrival) => {
    if (arrival === '!') return tracker.expire((now += 2_000));
    const verdict = tracker.accept(arrival, arrival, now);
    return verdict.kind === 'in-order' ? verdict.messages : [];
  });
}

describe('the order of one edge node’s messages', () => {
  it.each([
    ['in order', 0, [1, 2, 3], [1, 2, 3]],
    ['over the wrap', 254, [255, 0, 1], [255, 0, 1]],
    ['from a birth with another number', 7, [8, 9], [8, 9]],
    ['one early', 0, [1, 2, 4, 5, 3], [1, 2, 3, 4, 5]],
    ['two gaps at once', 0, [1, 2, 5, 7, 3, 4, 6], [1, 2, 3, 4, 5, 6, 7]],
    ['a gap over the wrap', 253, [254, 0, 255, 1], [254, 255, 0, 1]],
    ['a duplicate', 0, [1, 1, 2], [1, 2]],
    ['a duplicate of one that waits', 0, [2, 2, 1], [1, 2]],
    ['a gap that stays', 0, [1, 3, 4, '!', 5], [1, 3, 4, 5]],
    ['one that comes after its place was given up', 0, [1, 3, '!', 2, 4], [1, 3, 2, 4]],
  ] as const)('%s', (_case, birth, arrivals, expected) => {
    expect(applied(birth, arrivals)).toEqual(expected);
  });

  it('waits no longer than the timeout, and not at all when nothing is held', () => {
    const tracker = new SequenceTracker<string>(0, 2_000);
    expect(tracker.expire(10_000)).toEqual([]);
    tracker.accept(2, 'early', 10_000);
    expect(tracker.expire(11_999)).toEqual([]);
    expect(tracker.expire(12_000)).toEqual(['early']);
    expect(tracker.lastSequence).toBe(2);
  });
});
