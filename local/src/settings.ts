import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { z } from 'zod';
import { PlainError } from './plain-error.ts';

/** Environment variables by name, as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The folder that holds package.json of the whole project. */
export const projectFolder = resolve(import.meta.dirname, '../..');

const portRule = 'must be a port number from 1 to 65535';

function port(byDefault: number) {
  return z.coerce.number({ error: portRule }).int(portRule).min(1, portRule).max(65_535, portRule).default(byDefault);
}

function url(protocol: RegExp, rule: string) {
  return z.url({ protocol, error: rule }).optional();
}

/** Every setting of `local`, by its name in the environment. The descriptions make `.env.template`. */
export const localSettingsSchema = z.object({
  ANDON_DATA_FOLDER: z
    .string()
    .default('.andon')
    .describe('Where the database, buffers and logs live; relative to the project folder'),
  ANDON_WEB_PORT: port(8080).describe('The screens and GraphQL, on 127.0.0.1'),
  ANDON_ENGINE_PORT: port(8081).describe('The engine, behind the screens, on 127.0.0.1'),
  ANDON_DATABASE_PORT: port(5433).describe('The embedded TimescaleDB, on 127.0.0.1'),
  ANDON_MQTT_PORT: port(1883).describe('The embedded MQTT broker, on 127.0.0.1'),
  ANDON_INGEST_PORT: port(9464).describe('/healthz and /metrics of ingest, on 127.0.0.1'),
  ANDON_ACTIONS_PORT: port(9465).describe('Handlers of commands, for the engine alone, on 127.0.0.1'),
  ANDON_DEMO: z
    .enum(['true', 'false'], { error: 'must be true or false' })
    .transform((value) => value === 'true')
    .optional()
    .describe(
      'true: seed the demo enterprises and simulate their machines; false: an empty platform. When not set: true, but false with DATABASE_URL',
    ),
  DATABASE_URL: url(/^postgres(ql)?$/, 'must look like postgresql://user:password@host:5432/database').describe(
    'A PostgreSQL 15-17 server with TimescaleDB 2.23 or later, instead of the embedded database',
  ),
  MQTT_URL: url(/^(mqtts?|tcp|tls|wss?)$/, 'must look like mqtt://host:1883').describe(
    'An MQTT broker, instead of the embedded one',
  ),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace'], {
      error: 'must be one of fatal, error, warn, info, debug, trace',
    })
    .default('info')
    .describe('How much every room writes to its log'),
});

/** The settings of `local`, read once per process. */
export interface LocalSettings {
  /** Absolute path. */
  readonly dataFolder: string;
  readonly webPort: number;
  readonly enginePort: number;
  readonly databasePort: number;
  readonly mqttPort: number;
  readonly ingestPort: number;
  readonly actionsPort: number;
  /** Whether demo enterprises are seeded and simulated. */
  readonly demo: boolean;
  /** Set when a server replaces the embedded database. */
  readonly databaseUrl: string | undefined;
  /** Set when a server replaces the embedded broker. */
  readonly mqttUrl: string | undefined;
  readonly logLevel: string;
}

/**
 * The process' environment over the optional `.env` of the project folder; an empty value counts as absent.
 * `ANDON_ENV_FILE` names another file than `.env`.
 */
export function readEnvironment(): Environment {
  const file = resolve(projectFolder, process.env['ANDON_ENV_FILE'] ?? '.env');
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  const all = Object.entries({ ...fromFile, ...process.env });
  return Object.fromEntries(all.filter(([, value]) => value !== undefined && value !== ''));
}

/**
 * Checks and types the settings of `local`.
 * @throws {PlainError} that names every bad setting and what it must be.
 */
export function readSettings(environment: Environment): LocalSettings {
  const parsed = localSettingsSchema.safeParse(environment);
  if (!parsed.success) throw new PlainError(badSettingsSentence(parsed.error.issues, environment));
  const values = parsed.data;
  rejectSharedPorts(values);
  return {
    dataFolder: resolve(projectFolder, values.ANDON_DATA_FOLDER),
    webPort: values.ANDON_WEB_PORT,
    enginePort: values.ANDON_ENGINE_PORT,
    databasePort: values.ANDON_DATABASE_PORT,
    mqttPort: values.ANDON_MQTT_PORT,
    ingestPort: values.ANDON_INGEST_PORT,
    actionsPort: values.ANDON_ACTIONS_PORT,
    // Nobody's server gets demo enterprises without having been asked.
    demo: values.ANDON_DEMO ?? values.DATABASE_URL === undefined,
    databaseUrl: values.DATABASE_URL,
    mqttUrl: values.MQTT_URL,
    logLevel: values.LOG_LEVEL,
  };
}

/**
 * One sentence for whatever a settings schema rejected. Values of names that end in `_URL` stay out of it, since they
 * may hold a password.
 */
export function badSettingsSentence(issues: readonly z.core.$ZodIssue[], environment: Environment): string {
  const faults = issues.map((issue) => {
    const name = String(issue.path[0]);
    const value = environment[name];
    const shown = value === undefined || name.endsWith('_URL') ? name : `${name} (now "${value}")`;
    return `${shown} ${issue.message}`;
  });
  return `${faults.join('; ')}. Set it in the environment or in the .env file.`;
}

function rejectSharedPorts(values: z.infer<typeof localSettingsSchema>): void {
  const ports = Object.entries(values).filter(([name]) => name.endsWith('_PORT'));
  for (const [index, [name, value]] of ports.entries()) {
    const other = ports.slice(0, index).find(([, earlier]) => earlier === value);
    if (other) throw new PlainError(`${other[0]} and ${name} are both ${value}: give each a port of its own.`);
  }
}
