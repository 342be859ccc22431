import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { Pool } from 'pg';
import { readRivalSettings } from '../settings.ts';

/** What the bench uses of PostGraphile. */
interface PostGraphile {
  readonly postgraphile: (
    pool: Pool,
    schema: string,
    options: Readonly<Record<string, unknown>>,
  ) => (request: IncomingMessage, response: ServerResponse) => Promise<void>;
}

// It wants an older graphql than the engine and lives in a folder of its own, where its types are not.
const { postgraphile } = createRequire(new URL('../../postgraphile/', import.meta.url))('postgraphile') as PostGraphile;

const { databaseUrl, connections } = readRivalSettings();
const pool = new Pool({ connectionString: databaseUrl, max: connections });

/** As its manual has it for production. */
const handler = postgraphile(pool, 'bench_engine', {
  dynamicJson: true,
  simpleCollections: 'only',
  disableQueryLog: true,
  queryCacheMaxSize: 50_000_000,
  pgSettings: ({ headers }: IncomingMessage) => {
    const userId = headers['x-user-id'];
    return Promise.resolve(
      typeof userId === 'string' ? { role: 'bench_engine_user', 'bench.user_id': userId } : { role: 'postgres' },
    );
  },
});

const server = createServer((request, response) => void handler(request, response));
server.listen(0, '127.0.0.1', () => {
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  process.stdout.write(`${JSON.stringify({ ready: true, port })}\n`);
});
process.once('SIGTERM', () => process.exit(0));
