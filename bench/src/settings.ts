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
    /** How long each server is asked each question of the engine's bench, altogether. */
    BENCH_REQUEST_SECONDS: z.coerce.number().int().min(1).max(60).default(6),
    /** A PostgreSQL server, with or without TimescaleDB: for COPY, and for the engine's bench. */
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
  readonly requestSeconds: number;
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
    requestSeconds: parsed.data.BENCH_REQUEST_SECONDS,
    serverUrl: parsed.data.BENCH_SERVER_URL,
  };
}

/** What a server is told that the engine is compared with. */
export interface RivalSettings {
  readonly databaseUrl: string;
  readonly connections: number;
}

/** Reads the settings of a rival's process, which the bench has set. */
export function readRivalSettings(environment: NodeJS.ProcessEnv = process.env): RivalSettings {
  const parsed = z.object({ BENCH_DATABASE_URL: z.string(), BENCH_CONNECTIONS: z.coerce.number() }).parse(environment);
  return { databaseUrl: parsed.BENCH_DATABASE_URL, connections: parsed.BENCH_CONNECTIONS };
}

/** The environment for a child process: this process's own, without the loader it was started with. */
export function childEnvironment(additions: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const { NODE_OPTIONS: _dropped, ...rest } = process.env;
  return { ...rest, ...additions };
}
