import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';

const command = fileURLToPath(new URL('../bin/engine.js', import.meta.url));
const databases = `- name: default
  kind: postgres
  configuration:
    connection_info:
      database_url:
        from_env: HASURA_GRAPHQL_DATABASE_URL
  tables: "!include default/tables/tables.yaml"
`;
let database: TestDatabase;
let directory: string;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  await database.pool.query(`create table author (id int primary key, name text not null);
    insert into author values (1, 'Ada')`);
  directory = await mkdtemp(join(tmpdir(), 'engine-metadata-'));
  await mkdir(join(directory, 'databases/default/tables'), { recursive: true });
  await writeFile(join(directory, 'databases/databases.yaml'), databases);
  await writeFile(join(directory, 'databases/default/tables/tables.yaml'), '- "!include public_author.yaml"\n');
});

afterAll(async () => {
  await rm(directory, { recursive: true });
  await database.stop();
});

/** `engine serve` on the directory, asked once; answers with what it said and how it ended after SIGTERM. */
async function serveOnce(query: string): Promise<{ readonly answer: unknown; readonly exitCode: unknown }> {
  const engine = spawn(process.execPath, [command, 'serve'], {
    env: {
      HASURA_GRAPHQL_DATABASE_URL: database.url,
      HASURA_GRAPHQL_METADATA_DIRECTORY: directory,
      HASURA_GRAPHQL_SERVER_HOST: '127.0.0.1',
      HASURA_GRAPHQL_SERVER_PORT: '0',
      // The embedded database has a single backend.
      HASURA_GRAPHQL_PG_CONNECTIONS: '2',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(engine, 'exit');
  const ready = new Promise<{ readonly port: number }>((resolve, reject) => {
    createInterface({ input: engine.stdout }).on('line', (line) => {
      if (line.includes('"ready":true')) resolve(JSON.parse(line) as { port: number });
    });
    void exit.then(([code]) => reject(new Error(`ended with code ${String(code)} before it was ready`)));
  });
  const { port } = await ready;
  const response = await fetch(`http://127.0.0.1:${port}/v1/graphql`, {
    method: 'POST',
    body: JSON.stringify({ query }),
  });
  const answer: unknown = await response.json();
  engine.kill('SIGTERM');
  const [exitCode] = (await exit) as [number | null];
  return { answer, exitCode };
}

async function writeTable(text: string): Promise<void> {
  await writeFile(join(directory, 'databases/default/tables/public_author.yaml'), text);
}

test('serves the metadata of a directory, and what has changed there at the next start', async () => {
  await writeTable('table: {schema: public, name: author}\n');
  const first = await serveOnce('{ author { name } }');
  expect(first).toEqual({ answer: { data: { author: [{ name: 'Ada' }] } }, exitCode: 0 });
  await writeTable('table: {schema: public, name: author}\nconfiguration: {custom_name: Writer}\n');
  const next = await serveOnce('{ Writer { name } }');
  expect(next).toEqual({ answer: { data: { Writer: [{ name: 'Ada' }] } }, exitCode: 0 });
});
