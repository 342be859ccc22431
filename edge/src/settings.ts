import { z } from 'zod';
import { misbehaviours } from './sparkplug/misbehaviour.ts';
import type { Misbehaviour } from './sparkplug/misbehaviour.ts';

/** Every setting of the simulator, by its name in the environment. The descriptions make `.env.template`. */
export const settingsSchema = z.object({
  MQTT_URL: z
    .url({ protocol: /^(mqtts?|tcp|tls|wss?)$/, error: 'must look like mqtt://127.0.0.1:1883' })
    .describe('The broker to publish to'),
  DATABASE_URL: z
    .url({ protocol: /^postgres(ql)?$/, error: 'must look like postgresql://user:password@host:5432/database' })
    .optional()
    .describe('Where simulated operators justify stops'),
  SPARKPLUG_HOST_ID: z
    .string()
    .regex(/^[^+#/]+$/u, 'must not be empty or hold +, # or /')
    .default('andon')
    .describe('Sparkplug host id that the edge nodes wait for'),
  SIMULATOR_SEED: z
    .string()
    .min(1, 'must not be empty')
    .default('andon')
    .describe('Another word makes other stops and other scrap'),
  SIMULATOR_SPEED: z.coerce
    .number('must be a number from 1 to 10000')
    .min(1, 'must be a number from 1 to 10000')
    .max(10_000, 'must be a number from 1 to 10000')
    .default(1)
    .describe('How much faster than real time, until the simulated clock has caught up with the real one'),
  SIMULATOR_FROM: z.iso
    .datetime({ offset: true, error: 'must be a time with its zone, such as 2026-11-01T06:00:00Z' })
    .optional()
    .describe('Where the simulated clock begins, such as 2026-11-01T06:00:00Z; now, when not set'),
  SIMULATOR_INTERVAL_MS: z.coerce
    .number('must be a number of milliseconds from 100 to 60000')
    .int('must be a number of milliseconds from 100 to 60000')
    .min(100, 'must be a number of milliseconds from 100 to 60000')
    .max(60_000, 'must be a number of milliseconds from 100 to 60000')
    .default(1_000)
    .describe('How often the simulated PLCs are read'),
  SIMULATOR_MISBEHAVIOURS: z
    .string()
    .transform((list) => list.split(',').map((each) => each.trim()))
    .pipe(z.array(z.enum(misbehaviours, { error: `must be some of ${misbehaviours.join(', ')}, parted by commas` })))
    .optional()
    .describe(`What the edge nodes do wrong on the wire, for trials of a host: ${misbehaviours.join(', ')}`),
  ANDON_DATA_FOLDER: z
    .string()
    .min(1, 'must not be empty')
    .default('.andon')
    .describe('Where the edge nodes keep samples until they are sent'),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'], {
      error: 'must be one of fatal, error, warn, info, debug, trace, silent',
    })
    .default('info'),
});

export interface Settings {
  readonly mqttUrl: string;
  /** Without one the simulated operators stay at home. */
  readonly databaseUrl: string | undefined;
  readonly hostId: string;
  readonly seed: string;
  readonly speed: number;
  /** Milliseconds since the epoch; `undefined` begins now. */
  readonly from: number | undefined;
  /** How often the PLCs are read. */
  readonly intervalMs: number;
  readonly misbehaviours: readonly Misbehaviour[];
  readonly dataFolder: string;
  readonly logLevel: string;
}

/** A setting is missing or wrong; the message says which and how. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads the simulator's settings from the environment; throws a SettingsError that names every faulty one. */
export function readSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const parsed = settingsSchema.safeParse(withoutEmpty(environment));
  if (!parsed.success) throw new SettingsError(describeFaults(parsed.error));
  const { data } = parsed;
  return {
    mqttUrl: data.MQTT_URL,
    databaseUrl: data.DATABASE_URL,
    hostId: data.SPARKPLUG_HOST_ID,
    seed: data.SIMULATOR_SEED,
    speed: data.SIMULATOR_SPEED,
    from: data.SIMULATOR_FROM === undefined ? undefined : Date.parse(data.SIMULATOR_FROM),
    intervalMs: data.SIMULATOR_INTERVAL_MS,
    misbehaviours: data.SIMULATOR_MISBEHAVIOURS ?? [],
    dataFolder: data.ANDON_DATA_FOLDER,
    logLevel: data.LOG_LEVEL,
  };
}

function withoutEmpty(environment: Readonly<Record<string, string | undefined>>): Record<string, string | undefined> {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}

function describeFaults(error: z.ZodError): string {
  const faults = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return `The settings of the simulator are wrong. Mend these environment variables: ${faults.join('; ')}.`;
}
