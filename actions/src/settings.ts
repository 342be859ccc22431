import { z } from 'zod';

const portRule = 'must be a port number from 0 to 65535';

/** Every setting of `actions`, by its name in the environment. The descriptions make `.env.template`. */
export const settingsSchema = z.object({
  ACTIONS_HOST: z.string().default('127.0.0.1').describe('Address that actions listens on; only Hasura need reach it'),
  ACTIONS_PORT: z.coerce
    .number({ error: portRule })
    .int(portRule)
    .min(0, portRule)
    .max(65_535, portRule)
    .default(9465)
    .describe('Port that actions listens on; 0: any free one'),
  ANDON_ACTIONS_SECRET: z
    .string('must be set: Hasura sends it with every call')
    .min(5, 'must have five characters or more')
    .describe('What Hasura proves with that a call comes from it'),
  HASURA_GRAPHQL_URL: z
    .url({ protocol: /^https?$/, error: 'must look like http://host:8080/v1/graphql' })
    .describe('Where actions reaches Hasura'),
  HASURA_GRAPHQL_ADMIN_SECRET: z.string().optional().describe('With what actions proves who it is to Hasura'),
  ACTIONS_CALLS_PER_MINUTE: z.coerce
    .number('must be a number')
    .int()
    .min(1)
    .default(600)
    .describe('Calls that one user may make in a minute'),
  LOG_LEVEL: z
    .enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'])
    .default('info')
    .describe('How much actions writes to its log'),
});

/** The settings of `actions`, read once per process. */
export interface Settings {
  readonly host: string;
  /** 0 chooses a free port. */
  readonly port: number;
  /** What every caller must send. */
  readonly secret: string;
  readonly graphqlUrl: string;
  readonly adminSecret: string | undefined;
  readonly callsPerMinute: number;
  readonly logLevel: string;
}

/** A setting is missing or wrong; the message says which and how. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads the settings from the environment; throws a SettingsError that names every faulty one. */
export function readSettings(environment: Readonly<Record<string, string | undefined>> = process.env): Settings {
  const parsed = settingsSchema.safeParse(environment);
  if (!parsed.success) throw new SettingsError(describeFaults(parsed.error));
  const { data } = parsed;
  return {
    host: data.ACTIONS_HOST,
    port: data.ACTIONS_PORT,
    secret: data.ANDON_ACTIONS_SECRET,
    graphqlUrl: data.HASURA_GRAPHQL_URL,
    adminSecret: data.HASURA_GRAPHQL_ADMIN_SECRET,
    callsPerMinute: data.ACTIONS_CALLS_PER_MINUTE,
    logLevel: data.LOG_LEVEL,
  };
}

function describeFaults(error: z.ZodError): string {
  const faults = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return `The settings of actions are wrong. Mend these environment variables: ${faults.join('; ')}.`;
}
