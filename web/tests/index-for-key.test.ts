import { expect, test } from 'vitest';
import { indexForKey } from '../src/design/chart/index-for-key.ts';

test.each([
  ['ArrowLeft', 50, 49],
  ['ArrowLeft', 0, 0],
  ['ArrowRight', 99, 99],
  ['PageDown', 50, 45],
  ['PageUp', 98, 99],
  ['Home', 50, 0],
  ['End', 50, 99],
  ['a', 50, undefined],
])('%s goes from point %i to %s of a hundred', (key, from, to) => {
  expect(indexForKey({ key, shiftKey: false }, from, 100, [])).toBe(to);
});

test('with Shift an arrow goes from mark to mark, and stays at the last one', () => {
  const jump = (key: string, from: number) => indexForKey({ key, shiftKey: true }, from, 100, [3, 40, 70]);
  expect([jump('ArrowRight', 3), jump('ArrowRight', 41), jump('ArrowRight', 70)]).toEqual([40, 70, undefined]);
  expect([jump('ArrowLeft', 40), jump('ArrowLeft', 99), jump('ArrowLeft', 3)]).toEqual([3, 70, undefined]);
});

test('nothing is gone to where there is nothing', () => {
  expect(indexForKey({ key: 'End', shiftKey: false }, 0, 0, [])).toBeUndefined();
});
