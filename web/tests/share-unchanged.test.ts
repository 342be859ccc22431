import { expect, test } from 'vitest';
import { shareUnchanged } from '../src/graphql/share-unchanged.ts';

const before = {
  machines: [
    { equipment_id: 1, state: 6, order: { id: 7, code: 'A' } },
    { equipment_id: 2, state: 6, order: null },
  ],
};

test('an equal answer is the one before', () => {
  expect(shareUnchanged(before, structuredClone(before))).toBe(before);
});

test('only the row that changed is another one', () => {
  const after = structuredClone(before);
  const [first] = after.machines;
  if (first) first.state = 2;
  const shared = shareUnchanged(before, after);
  expect(shared).toEqual(after);
  expect(shared.machines[0]).not.toBe(before.machines[0]);
  expect(shared.machines[0]?.order).toBe(before.machines[0]?.order);
  expect(shared.machines[1]).toBe(before.machines[1]);
});

test('a row that moved is the same one', () => {
  const shared = shareUnchanged(before, { machines: structuredClone(before.machines).toReversed() });
  expect(shared.machines[0]).toBe(before.machines[1]);
  expect(shared.machines[1]).toBe(before.machines[0]);
});

test('what was added and what is gone is another answer', () => {
  expect(shareUnchanged({ a: 1, b: 2 }, { a: 1 })).toEqual({ a: 1 });
  expect(shareUnchanged({ a: 1 }, { a: 1, b: undefined })).toEqual({ a: 1, b: undefined });
  expect(shareUnchanged([1, 2], [1])).toEqual([1]);
  expect(shareUnchanged(null, { a: 1 })).toEqual({ a: 1 });
});
