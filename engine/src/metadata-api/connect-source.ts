import { Pool, type PoolClient, type PoolConfig } from 'pg';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { JsonObject } from '../metadata/json.ts';
import type { DatabaseUrl, SourceConfiguration } from '../metadata/metadata.ts';
import type { Environment } from '../settings.ts';

export interface PoolDefaults {
  readonly maximumConnections: number;
  readonly idleTimeoutSeconds: number;
}

/** A pool for the source; connections are opened when they are needed. */
export function connectSource(
  { connection_info: info }: SourceConfiguration,
  environment: Environment,
  defaults: PoolDefaults,
): Pool {
  const settings = info.pool_settings ?? {};
  const connection = connectionOf(info.database_url, environment);
  const speaksOfJit = /jit(=|%3D)/i.test(connection.connectionString ?? '');
  const pool = new Pool({
    ...connection,
    ...(speaksOfJit ? {} : { verify: spareCompiling }),
    max: numberOf(settings, 'max_connections') ?? defaults.maximumConnections,
    idleTimeoutMillis: (numberOf(settings, 'idle_timeout') ?? defaults.idleTimeoutSeconds) * 1_000,
    connectionTimeoutMillis: (numberOf(settings, 'pool_timeout') ?? 30) * 1_000,
  });
  // A connection that breaks fails the request it serves, if any, and is replaced by the next one.
  pool.on('error', () => undefined);
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
}

/**
 * PostgreSQL takes statements that build JSON from nested rows for far more expensive than they are, and would compile them
 * to machine code for longer than they run. An operator who wants that says so in the URL (`?options=-c%20jit%3Don`).
 */
function spareCompiling(client: PoolClient, done: () => void): void {
  // A server without the setting has nothing to turn off. As a parameter of the connection poolers would refuse it.
  client.query('set jit = off', () => done());
}

function connectionOf(url: DatabaseUrl, environment: Environment): PoolConfig {
  if (typeof url === 'string') return { connectionString: url };
  if ('from_env' in url) {
    const value = environment[url.from_env];
    if (value === undefined) {
      throw new HasuraError({
        code: 'invalid-configuration',
        message: `environment variable '${url.from_env}' not set`,
      });
    }
    return { connectionString: value };
  }
  return parametersOf(url.connection_parameters);
}

function parametersOf(parameters: JsonObject): PoolConfig {
  const text = (name: string) => (typeof parameters[name] === 'string' ? parameters[name] : undefined);
  return {
    host: text('host'),
    port: numberOf(parameters, 'port'),
    user: text('username'),
    password: text('password'),
    database: text('database'),
  };
}

function numberOf(object: JsonObject, key: string): number | undefined {
  const value = object[key];
  return typeof value === 'number' ? value : undefined;
}
