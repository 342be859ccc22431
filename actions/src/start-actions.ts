import type { Logger } from 'pino';
import { commandRoutes } from './commands/command-routes.ts';
import { eventRoutes } from './events/event-routes.ts';
import { CommandClient } from './graphql/command-client.ts';
import { PlatformClient } from './graphql/platform-client.ts';
import { openNotifier } from './notify/notifier.ts';
import { notifyRoutes } from './notify/notify-routes.ts';
import { WebhookKeys } from './notify/webhook-keys.ts';
import { scheduleRoutes } from './schedules/schedule-routes.ts';
import { createApp } from './server/create-app.ts';
import { listen } from './server/listen.ts';
import type { Settings } from './settings.ts';
import { AccessTokens } from './sign-in/access-tokens.ts';
import { openRoutes } from './sign-in/open-routes.ts';
import { SecretHasher } from './sign-in/secret-hasher.ts';
import { openKeys } from './sign-in/signing-keys.ts';
import { SignInClient } from './sign-in/sign-in-client.ts';
import { signInRoutes } from './sign-in/sign-in-routes.ts';

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
  const keys = openKeys(settings);
  // Makes the first key, or fails here rather than when the first user signs in.
  await keys.signingKey();
  const hasher = new SecretHasher(settings.passwordLogCost);
  const tokens = new AccessTokens(keys, settings.accessTokenSeconds);
  const signIn = { client: new SignInClient(settings), tokens, hasher };
  const platform = new PlatformClient(settings);
  const webhookKeys = await WebhookKeys.open(settings.keysFolder);
  const notifier = openNotifier(settings, webhookKeys);
  const app = createApp({
    settings,
    log,
    openRoutes: openRoutes(keys, signIn),
    routes: {
      '/commands': commandRoutes(client, hasher),
      '/sign-in': signInRoutes(signIn, settings.trustedProxies),
      '/events': eventRoutes({ client: platform, notifier }),
      '/schedules': scheduleRoutes(platform),
      '/notify': notifyRoutes(webhookKeys),
    },
  });
  const { url, stop } = await listen(app, settings);
  return {
    url,
    stop: async () => {
      await stop();
      notifier.close();
    },
  };
}
