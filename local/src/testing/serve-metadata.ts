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

/** Starts the engine on a free port over a database that has this project's migrations. */
export async function serveMetadata(databaseUrl: string): Promise<ServedMetadata> {
  const adminSecret = randomUUID();
  const engine = await startEngine(
    readSettings({
      HASURA_GRAPHQL_DATABASE_URL: databaseUrl,
      HASURA_GRAPHQL_METADATA_DIRECTORY: join(projectFolder, 'hasura/metadata'),
      HASURA_GRAPHQL_SERVER_HOST: '127.0.0.1',
      HASURA_GRAPHQL_SERVER_PORT: '0',
      HASURA_GRAPHQL_ADMIN_SECRET: adminSecret,
      // The embedded database has a single backend.
      HASURA_GRAPHQL_PG_CONNECTIONS: '2',
    }),
    pino({ level: 'silent' }),
  );
  return { url: `http://127.0.0.1:${engine.port}`, adminSecret, stop: () => engine.stop() };
}
