import type { Logger } from 'pino';
import { commandRoutes } from './commands/command-routes.ts';
import { CommandClient } from './graphql/command-client.ts';
import { createApp } from './server/create-app.ts';
import { listen } from './server/listen.ts';
import type { Settings } from './settings.ts';

/** The handlers, until `stop`. */
export interface RunningActions {
  /** Such as http://127.0.0.1:9465. */
  readonly url: string;
  /** Takes no more calls, and ends when those that run are answered. */
  readonly stop: () => Promise<void>;
}

/**
 * The story of the room: Hasura calls with the secret, a route checks what was given, one GraphQL mutation has the
 * database do it, and the outcome is answered.
 *
 * @throws {ActionsPortError} when the port can't be had
 */
export async function startActions(settings: Settings, log: Logger): Promise<RunningActions> {
  const client = new CommandClient(settings);
  const app = createApp({
    settings,
    log,
    routes: { '/commands': commandRoutes(client) },
  });
  return listen(app, settings);
}
