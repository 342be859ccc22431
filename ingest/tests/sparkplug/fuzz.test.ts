import { expect, it } from 'vitest';
import { fuzz } from './support/fuzz.ts';

const messages = 30_000;
/** What its rows alone would take, were they kept, is more. */
const mostGrowth = 20_000_000;

it('of 30,000 random and mutated messages none does harm, none is kept, and each is settled once', () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const { settled, refused, storedMetrics, heapGrowth } = fuzz(messages, seed);
  expect(settled, `with the seed ${seed}`).toBe(messages);
  expect(storedMetrics).toBeGreaterThan(messages / 100);
  for (const reason of ['invalid-topic', 'undecodable', 'no-birth', 'unknown-alias', 'not-finite', 'wrong-type']) {
    expect(refused.get(reason) ?? 0, reason).toBeGreaterThan(0);
  }
  expect(heapGrowth).toBeLessThan(mostGrowth);
});
