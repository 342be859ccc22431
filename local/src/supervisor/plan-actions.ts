import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { projectFolder, type Environment, type LocalSettings } from '../settings.ts';
import { audibleLevel } from './log-level.ts';
import type { EnginePlan } from './plan-engine.ts';
import type { Room } from './room.ts';

/** How the engine reaches the handlers of its actions. */
export interface ActionsAddress {
  readonly url: string;
  /** What the engine proves with that a call comes from it; a new one for every start unless the environment names one. */
  readonly secret: string;
}

/** Where the handlers will be. */
export function actionsAddress({ actionsPort }: LocalSettings, environment: Environment): ActionsAddress {
  return {
    url: `http://127.0.0.1:${actionsPort}`,
    secret: environment['ANDON_ACTIONS_SECRET'] ?? randomUUID(),
  };
}

/** The handlers behind the engine's actions. */
export function planActions(
  settings: LocalSettings,
  environment: Environment,
  { address, engine }: { readonly address: ActionsAddress; readonly engine: EnginePlan },
): Room {
  return {
    name: 'actions',
    module: join(projectFolder, 'actions/src/main.ts'),
    code: join(projectFolder, 'actions/src/index.ts'),
    logLevel: settings.logLevel,
    environment: {
      ...environment,
      LOG_LEVEL: audibleLevel(settings.logLevel),
      // The engine appends the address of the web server, which appends that of who called it.
      ACTIONS_TRUSTED_PROXIES: environment['ACTIONS_TRUSTED_PROXIES'] ?? '2',
      ACTIONS_HOST: '127.0.0.1',
      ACTIONS_PORT: String(settings.actionsPort),
      ANDON_ACTIONS_SECRET: address.secret,
      ACTIONS_KEYS_FOLDER: environment['ACTIONS_KEYS_FOLDER'] ?? join(settings.dataFolder, 'keys'),
      HASURA_GRAPHQL_URL: engine.graphqlUrl,
      HASURA_GRAPHQL_ADMIN_SECRET: engine.adminSecret,
    },
    address: `${address.url}/healthz`,
  };
}
