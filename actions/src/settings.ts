import { z } from 'zod';

const portRule = 'must be a port number from 0 to 65535';

function days(byDefault: number) {
  return z.coerce.number('must be a number').min(1, 'must be 1 or more').max(3_650).default(byDefault);
}

const dayMs = 86_400_000;

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
  ACTIONS_KEYS_FOLDER: z
    .string()
    .min(1, 'must name a folder')
    .default('.andon/keys')
    .describe(
      'Folder of the keys that sign access tokens and webhooks; all workers share it, and nobody else may read it',
    ),
  ACTIONS_KEY_DAYS: days(30).describe('Days after which a signing key is replaced'),
  ACTIONS_ACCESS_TOKEN_SECONDS: z.coerce
    .number('must be a number')
    .int()
    .min(30, 'must be 30 or more')
    .max(86_400, 'must be a day at the most')
    .default(600)
    .describe('Seconds for which an access token holds; rights that change meanwhile are seen at the next one'),
  ACTIONS_PASSWORD_LOG_COST: z.coerce
    .number('must be a number')
    .int()
    .min(8, 'must be 8 or more')
    .max(20, 'must be 20 at the most')
    .default(15)
    .describe(
      'What a new password hash costs: one more doubles the time and the memory, 32 MiB at 15; less is for tests',
    ),
  ACTIONS_TRUSTED_PROXIES: z.coerce
    .number('must be a number')
    .int()
    .min(0)
    .max(10, 'must be 10 at the most')
    .default(1)
    .describe(
      'How many proxies append to X-Forwarded-For on the way to the handlers; this engine is one, Hasura is none. 0: addresses are unknown',
    ),
  SMTP_URL: z
    .url({ protocol: /^smtps?$/, error: 'must look like smtps://user:password@mail.example.org' })
    .optional()
    .describe('Server that e-mails are handed in at; without it none are sent'),
  SMTP_FROM: z.string().min(3).default('Andon <andon@localhost>').describe('In whose name e-mails are sent'),
  ACTIONS_SEND_TIMEOUT_MS: z.coerce
    .number('must be a number')
    .int()
    .min(100, 'must be 100 or more')
    .max(30_000, 'must be 30000 at the most')
    .default(10_000)
    .describe('How long the receiver of a webhook, or the mail server, may take to answer; milliseconds'),
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
  readonly keysFolder: string;
  readonly rotateKeysAfterMs: number;
  readonly accessTokenSeconds: number;
  readonly passwordLogCost: number;
  readonly trustedProxies: number;
  readonly smtpUrl: string | undefined;
  readonly smtpFrom: string;
  readonly sendTimeoutMs: number;
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
    ...keySettingsOf(data),
    passwordLogCost: data.ACTIONS_PASSWORD_LOG_COST,
    trustedProxies: data.ACTIONS_TRUSTED_PROXIES,
    smtpUrl: data.SMTP_URL,
    smtpFrom: data.SMTP_FROM,
    sendTimeoutMs: data.ACTIONS_SEND_TIMEOUT_MS,
    logLevel: data.LOG_LEVEL,
  };
}

/** The settings of those who only deal with keys. */
export type KeySettings = Pick<Settings, 'keysFolder' | 'rotateKeysAfterMs' | 'accessTokenSeconds'>;

const keySettingsSchema = settingsSchema.pick({
  ACTIONS_KEYS_FOLDER: true,
  ACTIONS_KEY_DAYS: true,
  ACTIONS_ACCESS_TOKEN_SECONDS: true,
});

/** Reads the settings of keys alone; throws a SettingsError that names every faulty one. */
export function readKeySettings(environment: Readonly<Record<string, string | undefined>> = process.env): KeySettings {
  const parsed = keySettingsSchema.safeParse(environment);
  if (!parsed.success) throw new SettingsError(describeFaults(parsed.error));
  return keySettingsOf(parsed.data);
}

function keySettingsOf(data: z.infer<typeof keySettingsSchema>): KeySettings {
  return {
    keysFolder: data.ACTIONS_KEYS_FOLDER,
    rotateKeysAfterMs: data.ACTIONS_KEY_DAYS * dayMs,
    accessTokenSeconds: data.ACTIONS_ACCESS_TOKEN_SECONDS,
  };
}

function describeFaults(error: z.ZodError): string {
  const faults = error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
  return `The settings of actions are wrong. Mend these environment variables: ${faults.join('; ')}.`;
}
