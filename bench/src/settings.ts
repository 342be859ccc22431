import { z } from 'zod';

const schema = z
  .object({
    /** Metrics that the publisher sends per second, altogether. */
    BENCH_METRICS_PER_SECOND: z.coerce.number().int().min(1_000).default(52_000),
    /** How long the publisher sends. */
    BENCH_SECONDS: z.coerce.number().int().min(1).max(600).default(60),
    /** Simulated machines. */
    BENCH_MACHINES: z.coerce.number().int().min(1).max(1_000).default(100),
    /** Machines that one controller speaks for, in one message per scan. */
    BENCH_MACHINES_PER_LINE: z.coerce.number().int().min(1).max(100).default(10),
    /** Seconds between two samples of a machine in the history that figures of OEE are measured on, beside those at changes of state. */
    BENCH_HISTORY_SAMPLE_SECONDS: z.coerce.number().int().min(5).max(3_600).default(300),
    /** A PostgreSQL server to compare with by COPY, with or without TimescaleDB; left out, that line is left out. */
    BENCH_SERVER_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  })
  .refine(({ BENCH_MACHINES, BENCH_MACHINES_PER_LINE }) => BENCH_MACHINES % BENCH_MACHINES_PER_LINE === 0, {
    path: ['BENCH_MACHINES_PER_LINE'],
    message: 'BENCH_MACHINES must be a multiple of it',
  });

export interface BenchSettings {
  readonly metricsPerSecond: number;
  readonly seconds: number;
  readonly machines: number;
  readonly machinesPerLine: number;
  readonly historySampleSeconds: number;
  readonly serverUrl: string | undefined;
}

/** Reads the settings of the benches; throws an Error of one sentence when one is wrong. */
export function readBenchSettings(environment: NodeJS.ProcessEnv = process.env): BenchSettings {
  const parsed = schema.safeParse(environment);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
    throw new Error(`The settings of the benches are wrong. Mend these environment variables: ${faults.join('; ')}.`);
  }
  return {
    metricsPerSecond: parsed.data.BENCH_METRICS_PER_SECOND,
    seconds: parsed.data.BENCH_SECONDS,
    machines: parsed.data.BENCH_MACHINES,
    machinesPerLine: parsed.data.BENCH_MACHINES_PER_LINE,
    historySampleSeconds: parsed.data.BENCH_HISTORY_SAMPLE_SECONDS,
    serverUrl: parsed.data.BENCH_SERVER_URL,
  };
}

/** The environment for a child process: this process's own, without the loader it was started with. */
export function childEnvironment(additions: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _dropped, ...rest } = process.env;
  return { ...rest, ...additions };
}
