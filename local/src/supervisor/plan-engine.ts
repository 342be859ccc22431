import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { projectFolder, type Environment, type LocalSettings } from '../settings.ts';
import { audibleLevel } from './log-level.ts';
import type { ActionsAddress } from './plan-actions.ts';
import type { Room } from './room.ts';

/** The public admin secret of the dev profile: it opens nothing but the embedded database on 127.0.0.1. */
const devAdminSecret = 'andon';

/** The embedded database has a single backend, so that more connections only wait for each other. */
const embeddedConnections = '4';

/**
 * Milliseconds between two looks of a live query while rows change; Hasura's own second would leave of the second from signal to
 * screen nothing for the rest of the way. While nothing changes the engine does not look.
 */
const refetchInterval = '250';

/** What lets somebody else say who users are. */
const ownSignIn = ['HASURA_GRAPHQL_JWT_SECRET', 'HASURA_GRAPHQL_JWT_SECRETS', 'HASURA_GRAPHQL_AUTH_HOOK'];

/** The engine, and how it is reached. */
export interface EnginePlan {
  readonly room: Room;
  readonly graphqlUrl: string;
  readonly adminSecret: string;
}

/**
 * The engine over the platform's database with this project's metadata. What `HASURA_GRAPHQL_*` variables say holds, but for
 * the database, the metadata, the handlers and the port, which are the platform's.
 */
export function planEngine(
  settings: LocalSettings,
  environment: Environment,
  { databaseUrl, actions }: { readonly databaseUrl: string; readonly actions: ActionsAddress },
): EnginePlan {
  const graphqlUrl = `http://127.0.0.1:${settings.enginePort}/v1/graphql`;
  const isEmbedded = settings.databaseUrl === undefined;
  // A secret that everybody knows must not open somebody's server, not even to other users of this machine.
  const adminSecret = environment['HASURA_GRAPHQL_ADMIN_SECRET'] ?? (isEmbedded ? devAdminSecret : randomUUID());
  const logLevel = environment['HASURA_GRAPHQL_LOG_LEVEL'] ?? settings.logLevel;
  const room: Room = {
    name: 'engine',
    module: join(projectFolder, 'engine/bin/engine.js'),
    words: ['serve'],
    logLevel,
    environment: {
      HASURA_GRAPHQL_SERVER_HOST: '127.0.0.1',
      HASURA_GRAPHQL_LIVE_QUERIES_MULTIPLEXED_REFETCH_INTERVAL: refetchInterval,
      ...(isEmbedded ? { HASURA_GRAPHQL_PG_CONNECTIONS: embeddedConnections } : {}),
      ...environment,
      HASURA_GRAPHQL_ADMIN_SECRET: adminSecret,
      HASURA_GRAPHQL_LOG_LEVEL: audibleLevel(logLevel),
      HASURA_GRAPHQL_DATABASE_URL: databaseUrl,
      HASURA_GRAPHQL_METADATA_DATABASE_URL: databaseUrl,
      HASURA_GRAPHQL_METADATA_DIRECTORY: join(projectFolder, 'hasura/metadata'),
      HASURA_GRAPHQL_SERVER_PORT: String(settings.enginePort),
      ...signInSettings(environment, actions),
      ANDON_ACTIONS_URL: actions.url,
      ANDON_ACTIONS_SECRET: actions.secret,
    },
    address: graphqlUrl,
  };
  return { room, graphqlUrl, adminSecret };
}

/** Users are those who sign in at the handlers, unless the environment says otherwise; whoever has not may sign in. */
function signInSettings(environment: Environment, { url }: ActionsAddress): Environment {
  if (ownSignIn.some((name) => environment[name] !== undefined)) return {};
  return {
    HASURA_GRAPHQL_JWT_SECRET: JSON.stringify({ jwk_url: `${url}/.well-known/jwks.json`, issuer: 'andon' }),
    HASURA_GRAPHQL_UNAUTHORIZED_ROLE: environment['HASURA_GRAPHQL_UNAUTHORIZED_ROLE'] ?? 'anonymous',
  };
}
