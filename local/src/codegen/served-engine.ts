import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { readSettings, startEngine } from '@andon/engine';
import { pino } from 'pino';
import { projectFolder } from '../settings.ts';
import { startTestDatabase } from '../testing/start-test-database.ts';

/** An engine that serves this project's migrations and metadata, until `stop`. */
export interface ServedEngine {
  readonly graphqlUrl: string;
  readonly adminSecret: string;
  readonly stop: () => Promise<void>;
}

/** Starts the engine on an embedded database of its own, both on free ports. */
export async function serveEngine(): Promise<ServedEngine> {
  const database = await startTestDatabase();
  const adminSecret = randomUUID();
  const engine = await startEngine(
    readSettings({
      HASURA_GRAPHQL_DATABASE_URL: database.url,
      HASURA_GRAPHQL_METADATA_DIRECTORY: join(projectFolder, 'hasura/metadata'),
      HASURA_GRAPHQL_SERVER_HOST: '127.0.0.1',
      HASURA_GRAPHQL_SERVER_PORT: '0',
      HASURA_GRAPHQL_ADMIN_SECRET: adminSecret,
      // The embedded database has a single backend.
      HASURA_GRAPHQL_PG_CONNECTIONS: '2',
    }),
    pino({ level: 'silent' }),
  );
  return {
    graphqlUrl: `http://127.0.0.1:${engine.port}/v1/graphql`,
    adminSecret,
    stop: async () => {
      await engine.stop();
      await database.stop();
    },
  };
}
