import { expect, test } from 'vitest';
import { verdictOf } from '../src/design/verdict-of.ts';

test('OEE is good from its target on, and nothing is said while one of them is unknown', () => {
  expect([verdictOf(0.75, 0.75), verdictOf(0.7499, 0.75), verdictOf(0, 0.75)]).toEqual(['good', 'bad', 'bad']);
  expect([verdictOf(null, 0.75), verdictOf(0.75, null), verdictOf(undefined, undefined)]).toEqual([
    undefined,
    undefined,
    undefined,
  ]);
});
