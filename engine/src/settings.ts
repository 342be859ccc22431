import * as z from 'zod';

/** Environment variables by name, as a process has them. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** The process' environment; an empty value counts as absent. */
export function readEnvironment(): Environment {
  return Object.fromEntries(Object.entries(process.env).filter(([, value]) => value !== ''));
}

const truths = ['true', 't', 'yes', 'y', '1', 'on'];
const untruths = ['false', 'f', 'no', 'n', '0', 'off'];

function flag(byDefault: boolean) {
  return z
    .string()
    .transform((text) => text.toLowerCase())
    .refine((text) => truths.includes(text) || untruths.includes(text), { error: 'must be true or false' })
    .transform((text) => truths.includes(text))
    .prefault(String(byDefault));
}

function commaList(byDefault: readonly string[]) {
  return z
    .string()
    .transform((text): readonly string[] =>
      text
        .split(',')
        .map((word) => word.trim())
        .filter((word) => word !== ''),
    )
    .prefault(byDefault.join(','));
}

function wholeNumber(byDefault: number) {
  return z.coerce.number({ error: 'must be a number' }).int().min(0).default(byDefault);
}

/** Every setting of the engine, by its name in the environment. The descriptions make `.env.template`. */
export const settingsSchema = z.object({
  HASURA_GRAPHQL_SERVER_PORT: wholeNumber(8080).describe('Port of the HTTP and WebSocket server'),
  HASURA_GRAPHQL_SERVER_HOST: z.string().default('*').describe('Address to listen on; *: all'),
  HASURA_GRAPHQL_DATABASE_URL: z.string().optional().describe('Database of the source `default`'),
  HASURA_GRAPHQL_METADATA_DATABASE_URL: z.string().optional().describe('Database that keeps the metadata'),
  HASURA_GRAPHQL_METADATA_DIRECTORY: z
    .string()
    .optional()
    .describe(
      "A Hasura CLI project's metadata directory, loaded at the start instead of what the database keeps; in dev mode changes are written back",
    ),
  HASURA_GRAPHQL_ADMIN_SECRET: z.string().optional().describe('Whoever sends it may do everything'),
  HASURA_GRAPHQL_ADMIN_SECRETS: z.string().optional().describe('A JSON list of further admin secrets'),
  HASURA_GRAPHQL_JWT_SECRET: z.string().optional().describe('JSON: how to verify JSON web tokens'),
  HASURA_GRAPHQL_JWT_SECRETS: z.string().optional().describe('A JSON list of such'),
  HASURA_GRAPHQL_AUTH_HOOK: z.string().optional().describe('URL that authenticates requests'),
  HASURA_GRAPHQL_AUTH_HOOK_MODE: z.enum(['GET', 'POST']).default('GET').describe('How the hook is asked'),
  HASURA_GRAPHQL_AUTH_HOOK_SEND_REQUEST_BODY: flag(true).describe('Whether the hook is told the query'),
  HASURA_GRAPHQL_UNAUTHORIZED_ROLE: z.string().optional().describe('Role of requests without credentials'),
  HASURA_GRAPHQL_CORS_DOMAIN: z.string().default('*').describe('Allowed origins, comma separated; *: all'),
  HASURA_GRAPHQL_DISABLE_CORS: flag(false).describe('Allows no other origin'),
  HASURA_GRAPHQL_WS_READ_COOKIE: flag(false).describe('Reads cookies of WebSockets even without CORS'),
  HASURA_GRAPHQL_WEBSOCKET_KEEPALIVE: wholeNumber(5).describe('Seconds between signs of life on a WebSocket'),
  HASURA_GRAPHQL_WEBSOCKET_CONNECTION_INIT_TIMEOUT: wholeNumber(3).describe('Seconds a WebSocket may stay silent'),
  HASURA_GRAPHQL_CLOSE_WEBSOCKETS_ON_METADATA_CHANGE: flag(true).describe(
    'Clients come back to the new schema at once',
  ),
  HASURA_GRAPHQL_ENABLE_CONSOLE: flag(false).describe('Serves GraphiQL at /console'),
  HASURA_GRAPHQL_DEV_MODE: flag(false).describe('Shows everyone the SQL behind errors'),
  HASURA_GRAPHQL_ADMIN_INTERNAL_ERRORS: flag(true).describe('Shows the role admin the SQL behind errors'),
  HASURA_GRAPHQL_STRINGIFY_NUMERIC_TYPES: flag(false).describe(
    'Answers bigint, numeric and double precision as strings',
  ),
  HASURA_GRAPHQL_V1_BOOLEAN_NULL_COLLAPSE: flag(false).describe(
    'A comparison with null is true, as in version 1, instead of an error',
  ),
  HASURA_GRAPHQL_INFER_FUNCTION_PERMISSIONS: flag(true).describe(
    'Who may select a table may call the functions that return it',
  ),
  HASURA_GRAPHQL_ENABLE_REMOTE_SCHEMA_PERMISSIONS: flag(false).describe(
    'Said to clients that ask; there are no remote schemas',
  ),
  HASURA_GRAPHQL_DEFAULT_NAMING_CONVENTION: z
    .enum(['hasura-default', 'graphql-default'])
    .default('hasura-default')
    .describe('How names are made where the metadata does not say it'),
  HASURA_GRAPHQL_EXPERIMENTAL_FEATURES: commaList([]).describe('Comma separated'),
  HASURA_GRAPHQL_ENABLED_APIS: commaList(['metadata', 'graphql', 'pgdump', 'config']).describe(
    'Comma separated; others are not found',
  ),
  HASURA_GRAPHQL_METRICS_SECRET: z
    .string()
    .optional()
    .describe('Whoever sends it as a bearer token reads /v1/metrics, if the APIs have `metrics`; else administrators'),
  HASURA_GRAPHQL_ENABLE_ALLOWLIST: flag(false).describe('Roles may only ask what the allow list has'),
  HASURA_GRAPHQL_PG_CONNECTIONS: wholeNumber(50).describe('Most connections to a source'),
  HASURA_GRAPHQL_PG_TIMEOUT: wholeNumber(180).describe('Seconds an idle connection is kept'),
  HASURA_GRAPHQL_LIVE_QUERIES_MULTIPLEXED_REFETCH_INTERVAL: wholeNumber(1000).describe(
    'Milliseconds between two rounds of a live query',
  ),
  HASURA_GRAPHQL_LIVE_QUERIES_MULTIPLEXED_BATCH_SIZE: wholeNumber(100).describe('Subscribers asked for together'),
  HASURA_GRAPHQL_STREAMING_QUERIES_MULTIPLEXED_REFETCH_INTERVAL: wholeNumber(1000).describe(
    'Milliseconds between two rounds of a stream',
  ),
  HASURA_GRAPHQL_STREAMING_QUERIES_MULTIPLEXED_BATCH_SIZE: wholeNumber(100).describe('Subscribers asked for together'),
  HASURA_GRAPHQL_LIVE_QUERIES_FOLLOW_CHANGES: flag(true).describe(
    'Whether triggers on tables tell which live queries to ask again; false: all are asked every interval',
  ),
  HASURA_GRAPHQL_ASYNC_ACTIONS_FETCH_INTERVAL: wholeNumber(1000).describe(
    'Milliseconds between two looks for asynchronous actions that other engines have queued',
  ),
  HASURA_GRAPHQL_EVENTS_FETCH_INTERVAL: wholeNumber(1000).describe('Milliseconds between two looks for events'),
  HASURA_GRAPHQL_EVENTS_FETCH_BATCH_SIZE: wholeNumber(100).describe('Events that are taken at a time'),
  HASURA_GRAPHQL_EVENTS_HTTP_POOL_SIZE: wholeNumber(100).describe('Events that are delivered at a time'),
  HASURA_GRAPHQL_SCHEMA_SYNC_POLL_INTERVAL: wholeNumber(1000).describe(
    'Milliseconds between two looks for metadata that another engine has changed; 0: never',
  ),
  HASURA_GRAPHQL_GRACEFUL_SHUTDOWN_TIMEOUT: wholeNumber(60).describe('Seconds that running requests get at the end'),
  HASURA_GRAPHQL_MAX_REQUEST_BYTES: wholeNumber(50_000_000).describe('Largest request body'),
  HASURA_GRAPHQL_LOG_LEVEL: z
    .enum(['error', 'warn', 'info', 'debug'])
    .default('info')
    .describe('How much the engine writes to its log'),
  HASURA_GRAPHQL_ENABLED_LOG_TYPES: commaList([]).describe(
    "Lines in Hasura's format beside the engine's own, comma separated: startup, http-log, query-log, websocket-log, " +
      'webhook-log, jwk-refresh-log, livequery-poller-log',
  ),
});

/** The settings of the engine by their names in the environment, without the prefix they share. */
export type Settings = z.infer<typeof settingsSchema> & { readonly environment: Environment };

/**
 * Reads the settings.
 *
 * @throws SettingsError naming every variable that can't be read
 */
export function readSettings(environment: Environment): Settings {
  const parsed = settingsSchema.safeParse(environment);
  if (!parsed.success) {
    throw new SettingsError(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`));
  }
  return { ...parsed.data, environment };
}

/** Variables that can't be read. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(faults: readonly string[]) {
    super(`The engine can't start with these settings: ${faults.join('; ')}.`);
  }
}
