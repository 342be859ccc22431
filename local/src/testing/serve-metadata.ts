import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { readSettings, startEngine } from '@andon/engine';
import { pino } from 'pino';
import { projectFolder } from '../settings.ts';

/** An engine that serves hasura/metadata over a database, until `stop`. */
export interface ServedMetadata {
  readonly url: string;
  readonly adminSecret: string;
  readonly stop: () => Promise<void>;
}

/** Where the handlers of the metadata are; when it isn't said, nobody answers there. */
export interface ActionsAddress {
  readonly url: string;
  readonly secret: string;
}

export interface ServeMetadataOptions {
  readonly actions?: ActionsAddress;
  readonly port?: number;
  /** Further settings of the engine: how users prove who they are (without them the admin secret does), what is logged. */
  readonly settings?: Readonly<Record<string, string>>;
  /** Hears the lines of the log, of the kinds that are switched on. */
  readonly writeLine?: (line: string) => void;
}

const nobody: ActionsAddress = { url: 'http://127.0.0.1:9', secret: 'nobody' };

/** Starts the engine over a database that has this project's migrations, on a free port unless one is given. */
export async function serveMetadata(
  databaseUrl: string,
  { actions = nobody, port = 0, settings = {}, writeLine }: ServeMetadataOptions = {},
): Promise<ServedMetadata> {
  const adminSecret = randomUUID();
  const engine = await startEngine(
    readSettings({
      HASURA_GRAPHQL_DATABASE_URL: databaseUrl,
      HASURA_GRAPHQL_METADATA_DIRECTORY: join(projectFolder, 'hasura/metadata'),
      HASURA_GRAPHQL_SERVER_HOST: '127.0.0.1',
      HASURA_GRAPHQL_SERVER_PORT: String(port),
      HASURA_GRAPHQL_ADMIN_SECRET: adminSecret,
      ANDON_ACTIONS_URL: actions.url,
      ANDON_ACTIONS_SECRET: actions.secret,
      // The embedded database has a single backend.
      HASURA_GRAPHQL_PG_CONNECTIONS: '2',
      ...settings,
    }),
    pino({ level: 'silent' }),
    writeLine,
  );
  return { url: `http://127.0.0.1:${engine.port}`, adminSecret, stop: () => engine.stop() };
}
