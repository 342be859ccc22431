import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { MachineSample } from '../../src/simulator/machine/machine-sample.ts';
import { packmlState } from '../../src/simulator/machine/packml.ts';
import { createMachine } from '../../src/simulator/machine/simulated-machine.ts';
import { SimulatedLine, type Sampling } from '../../src/simulator/machine/simulated-line.ts';
import { characters, withOneWordCounter } from '../../src/simulator/plant/characters.ts';

const campaignStart = Math.ceil(Date.UTC(2026, 0, 1) / (28 * 86_400_000)) * 28 * 86_400_000;
const hourMs = 3_600_000;
const everySecond: Sampling = { intervalMs: 1_000, processIntervalMs: 1_000, atStopBorders: false };
const everyMinute: Sampling = { intervalMs: 60_000, processIntervalMs: 900_000, atStopBorders: true };

const bottling = {
  characters: [characters.filler, characters.capper, characters.packer],
  bufferUnits: 240,
};

const anySeed = fc.string({ minLength: 1, maxLength: 12 });
const anyStart = fc.integer({ min: 0, max: 48 * hourMs }).map((offset) => campaignStart + offset);

describe('reproducible', () => {
  test('the same seed and clock give the same samples, however the time is cut', () => {
    fc.assert(
      fc.property(
        anySeed,
        anyStart,
        fc.array(fc.integer({ min: 1, max: 40 * 60_000 }), { maxLength: 8 }),
        (seed, from, steps) => {
          const inSteps = new SimulatedLine(bottling, seed, from, everyMinute);
          const atOnce = new SimulatedLine(bottling, seed, from, everyMinute);
          let now = from;
          const samples = steps.flatMap((step) => inSteps.advance((now += step)));
          expect(samples).toEqual(atOnce.advance(now));
        },
      ),
      { numRuns: 20 },
    );
  });

  test('a run that begins later, or reads more often, sees the same machine', () => {
    const later = campaignStart + 30 * hourMs;
    const early = new SimulatedLine(bottling, 's', campaignStart, everyMinute).advance(later + hourMs);
    const late = new SimulatedLine(bottling, 's', later, everySecond).advance(later + hourMs);
    const onTheMinute = (samples: MachineSample[]) =>
      samples
        .filter(({ time }) => time >= later && time % 60_000 === 0)
        .map(({ processValues, ...sample }) => ({
          ...sample,
          processValues: sample.time % 900_000 === 0 && processValues,
        }));
    expect(onTheMinute(late).length).toBe(3 * 61);
    expect(onTheMinute(late)).toEqual(onTheMinute(early));
  });

  test('another seed is another course', () => {
    const [one, other] = ['a', 'b'].map((seed) =>
      createMachine(characters.filler, seed, { from: campaignStart, sampling: everyMinute }).advance(
        campaignStart + hourMs,
      ),
    );
    expect(one).not.toEqual(other);
  });
});

describe('plausible', () => {
  test('counters never go down, scrap never exceeds what is produced, time only rises, stops have borders', () => {
    fc.assert(
      fc.property(anySeed, anyStart, (seed, from) => {
        const samples = new SimulatedLine(bottling, seed, from, everyMinute).advance(from + 12 * hourMs);
        for (const machine of [0, 1, 2]) checkCourse(samples.filter((sample) => sample.machine === machine));
      }),
      { numRuns: 20 },
    );
  });

  test('what flows is conserved: no machine makes more than the one before it passed on, but for the buffer', () => {
    const samples = new SimulatedLine(bottling, 'flow', campaignStart, everyMinute).advance(
      campaignStart + 72 * hourMs,
    );
    for (const time of new Set(samples.map((sample) => sample.time).filter((at) => at % 60_000 === 0))) {
      const [filler, capper, packer] = samples.filter((sample) => sample.time === time);
      if (filler === undefined || capper === undefined || packer === undefined) throw new Error('a machine is missing');
      for (const [before, after] of [
        [filler, capper],
        [capper, packer],
      ] as const) {
        const onTheBelt =
          before.producedCounter - before.scrapCounter - after.producedCounter + bottling.bufferUnits / 2;
        expect(onTheBelt).toBeGreaterThanOrEqual(-2);
        expect(onTheBelt).toBeLessThanOrEqual(bottling.bufferUnits + 2);
      }
    }
  });

  test('the constraint starves its neighbours now and then, and they block it', () => {
    const samples = new SimulatedLine(bottling, 'flow', campaignStart, everyMinute).advance(
      campaignStart + 72 * hourMs,
    );
    const suspended = samples.filter(({ state }) => state === packmlState.suspended);
    expect(new Set(suspended.map(({ machine }) => machine))).toEqual(new Set([0, 1, 2]));
  });

  test('a machine produces only in Execute, at about its usual speed, and has faults and micro stops', () => {
    const machine = createMachine(characters.factory2Line, 's', { from: campaignStart, sampling: everySecond });
    const samples = machine.advance(campaignStart + 24 * hourMs);
    for (const [previous, sample] of pairs(samples)) {
      if (previous.state === sample.state && sample.state !== packmlState.execute) {
        expect(sample.producedCounter - previous.producedCounter).toBeLessThanOrEqual(1);
        expect(sample.speed).toBe(0);
      }
    }
    const states = new Set(samples.map(({ state }) => state));
    for (const state of [packmlState.execute, packmlState.held, packmlState.aborted, packmlState.stopped]) {
      expect(states).toContain(state);
    }
    const { idealRatePerMinute, usualSpeedRatio } = characters.factory2Line;
    const speeds = samples.filter(({ state }) => state === packmlState.execute).map(({ speed }) => speed);
    const meanSpeed = speeds.reduce((sum, speed) => sum + speed, 0) / speeds.length;
    expect(meanSpeed / idealRatePerMinute).toBeGreaterThan(usualSpeedRatio - 0.08);
    expect(meanSpeed / idealRatePerMinute).toBeLessThan(usualSpeedRatio + 0.08);
  });

  test('process values follow the machine: warm when it runs, near rest after a long stop', () => {
    const machine = createMachine(characters.packiotLine, 's', { from: campaignStart, sampling: everySecond });
    const samples = machine.advance(campaignStart + 8 * hourMs);
    const vibration = samples.map(({ state, processValues }) => ({ state, value: processValues?.[2] ?? NaN }));
    const running = vibration.filter(({ state }) => state === packmlState.execute).map(({ value }) => value);
    expect(running.reduce((sum, value) => sum + value, 0) / running.length).toBeGreaterThan(2);
    expect(Math.min(...vibration.map(({ value }) => value))).toBeLessThan(0.4);
  });

  test('a one-word counter rolls over from 65535 to 0 and nowhere else', () => {
    const character = withOneWordCounter(characters.packer);
    const machine = createMachine(character, 's', { from: campaignStart, sampling: everyMinute });
    const counters = machine.advance(campaignStart + 48 * hourMs).map(({ producedCounter }) => producedCounter);
    const falls = pairs(counters).filter(([before, after]) => after < before);
    expect(falls.length).toBeGreaterThanOrEqual(3);
    for (const [before, after] of falls) expect((after - before + 65_536) % 65_536).toBeLessThan(300);
    expect(Math.max(...counters)).toBeLessThanOrEqual(65_535);
  });
});

function checkCourse(samples: readonly MachineSample[]): void {
  for (const [previous, sample] of pairs(samples)) {
    if (sample.time <= previous.time) throw new Error(`time does not rise at ${sample.time}`);
    if (sample.producedCounter < previous.producedCounter) throw new Error(`produced goes down at ${sample.time}`);
    if (sample.scrapCounter < previous.scrapCounter) throw new Error(`scrap goes down at ${sample.time}`);
    if (sample.scrapCounter > sample.producedCounter) throw new Error(`more scrap than produced at ${sample.time}`);
    const isBorder = (sample.state === packmlState.execute) !== (previous.state === packmlState.execute);
    if (sample.time % 60_000 !== 0 && !isBorder) throw new Error(`no border of a stop at ${sample.time}`);
  }
}

function pairs<Item>(items: readonly Item[]): [Item, Item][] {
  return items.slice(1).map((item, index) => [items[index] ?? item, item]);
}
