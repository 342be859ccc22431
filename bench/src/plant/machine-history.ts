import type { MachineSample } from './machine-sample.ts';

/** What a machine says of itself in the benches of history; process metrics play no part there. */
export type HistorySample = Omit<MachineSample, 'process'>;

const execute = 6;
const held = 11;
const periodS = 7_200;
/** A breakdown and a micro stop in every two hours of a machine, by their first and last second. */
const stops = [
  [0, 180],
  [3_600, 3_630],
] as const;
/** No two machines stop at once more than by chance. */
const shiftBetweenMachinesS = 30;
const secondsPerUnit = 2;
const secondsPerScrap = 300;

/** While it runs; the plant's ideal rate is above it. */
const unitsPerMinute = 60 / secondsPerUnit;

/**
 * The samples of a machine in `[fromMs, toMs)`: one every `everySeconds`, as scanned by a controller, and one at each change of
 * state. A pure function of its time, so that any stretch can be made by itself.
 */
export function machineHistory(
  machine: number,
  fromMs: number,
  toMs: number,
  everySeconds: number,
): readonly HistorySample[] {
  const seconds = new Set([...scans(fromMs, toMs, everySeconds), ...changes(machine, fromMs, toMs)]);
  return [...seconds].toSorted((a, b) => a - b).map((second) => sampleAt(machine, second));
}

function* scans(fromMs: number, toMs: number, everySeconds: number): Generator<number> {
  const first = Math.ceil(fromMs / 1_000 / everySeconds) * everySeconds;
  for (let second = first; second < toMs / 1_000; second += everySeconds) yield second;
}

function* changes(machine: number, fromMs: number, toMs: number): Generator<number> {
  const first = Math.floor(fromMs / 1_000 / periodS - 1) * periodS + machine * shiftBetweenMachinesS;
  for (let start = first; start < toMs / 1_000; start += periodS) {
    for (const border of stops.flat()) {
      const second = start + border;
      if (second >= fromMs / 1_000 && second < toMs / 1_000) yield second;
    }
  }
}

function sampleAt(machine: number, second: number): HistorySample {
  const own = second - machine * shiftBetweenMachinesS;
  const phase = own % periodS;
  const isStopped = stops.some(([first, last]) => phase >= first && phase < last);
  return {
    machine,
    timeMs: second * 1_000,
    state: isStopped ? held : execute,
    mode: 1,
    speed: isStopped ? 0 : unitsPerMinute,
    producedCounter: Math.floor(executedSeconds(own) / secondsPerUnit),
    scrapCounter: Math.floor(executedSeconds(own) / secondsPerScrap),
  };
}

/** Seconds in Execute since the epoch: the counters stand still in stops. */
function executedSeconds(second: number): number {
  const phase = second % periodS;
  const stopped = (until: number): number =>
    stops.reduce((sum, [first, last]) => sum + Math.max(0, Math.min(until, last) - first), 0);
  return second - Math.floor(second / periodS) * stopped(periodS) - stopped(phase);
}
