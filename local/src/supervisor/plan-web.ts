import { join } from 'node:path';
import { projectFolder, type Environment, type LocalSettings } from '../settings.ts';
import { audibleLevel } from './log-level.ts';
import type { EnginePlan } from './plan-engine.ts';
import type { Room } from './room.ts';

/** The screens, and the engine behind them, at one address. */
export function planWeb(settings: LocalSettings, environment: Environment, engine: EnginePlan): Room {
  return {
    name: 'web',
    module: join(projectFolder, 'web/server/main.ts'),
    logLevel: settings.logLevel,
    environment: {
      ...environment,
      LOG_LEVEL: audibleLevel(settings.logLevel),
      WEB_HOST: '127.0.0.1',
      WEB_PORT: String(settings.webPort),
      WEB_LOGS_FOLDER: join(settings.dataFolder, 'logs'),
      WEB_GRAPHQL_ORIGIN: new URL(engine.graphqlUrl).origin,
    },
    address: `http://127.0.0.1:${settings.webPort}`,
  };
}
