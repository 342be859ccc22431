/** One sample of a machine of the bench: five OEE metrics and six process metrics. */
export interface MachineSample {
  readonly machine: number;
  readonly timeMs: number;
  readonly state: number;
  readonly mode: number;
  readonly speed: number;
  readonly producedCounter: number;
  readonly scrapCounter: number;
  readonly process: readonly number[];
}

export const processMetricNames = ['Temperature', 'Pressure', 'Vibration', 'Current', 'Power', 'Humidity'] as const;
export const metricsPerSample = 5 + processMetricNames.length;

const execute = 6;
const held = 11;
const samplesPerStop = 400;
const stopLengthInSamples = 20;

/** The `index`-th sample of a machine, a pure function: the same rows can be published and inserted directly. */
export function machineSample(machine: number, index: number, timeMs: number): MachineSample {
  const isStopped = (index + machine * 7) % samplesPerStop < stopLengthInSamples;
  return {
    machine,
    timeMs,
    state: isStopped ? held : execute,
    mode: 1,
    speed: isStopped ? 0 : 2_900 + ((index * 13) % 200),
    producedCounter: index,
    scrapCounter: Math.floor(index / 50),
    process: processMetricNames.map((_, metric) => 20 + metric * 10 + ((index * (metric + 3)) % 97) / 8),
  };
}

/** Time of the `index`-th sample of every machine, in milliseconds since the epoch. */
export function sampleTimeMs(startedAtMs: number, index: number, samplesPerSecond: number): number {
  return startedAtMs + Math.floor((index * 1_000) / samplesPerSecond);
}
