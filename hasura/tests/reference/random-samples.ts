import fc from 'fast-check';
import type { Sample } from '../support/factory.ts';

const minuteMs = 60_000;
const deathQuality = 500;

/** A stretch of time that random instants are taken from: half of them on whole minutes, where borders meet. */
export function randomInstant(from: number, hours: number): fc.Arbitrary<number> {
  const minutes = hours * 60;
  return fc.oneof(
    fc.nat({ max: minutes }).map((minute) => from + minute * minuteMs),
    fc.nat({ max: minutes * minuteMs }).map((offset) => from + offset),
  );
}

/** Any mixture of states, gaps, deaths, increments, and counters that step, reset and roll over. */
export function randomSamples(from: number, hours: number): fc.Arbitrary<readonly Sample[]> {
  const at = randomInstant(from, hours).map((instant) => new Date(instant));
  const alive: fc.Arbitrary<Sample> = fc.record(
    {
      at,
      state: fc.constantFrom(0, 2, 5, 6, 6, 6),
      mode: fc.constantFrom(1, 2),
      produced: fc.nat({ max: 200 }),
      scrap: fc.nat({ max: 9 }),
      producedCounter: fc.nat({ max: 99 }),
      scrapCounter: fc.nat({ max: 99 }),
    },
    { requiredKeys: ['at'] },
  );
  const death: fc.Arbitrary<Sample> = at.map((instant) => ({ at: instant, state: 0, quality: deathQuality }));
  return fc.uniqueArray(fc.oneof({ weight: 12, arbitrary: alive }, { weight: 1, arbitrary: death }), {
    maxLength: 16,
    selector: (sample) => sample.at.getTime(),
  });
}
