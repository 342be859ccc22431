import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { generate } from '@graphql-codegen/cli';
import type { Types } from '@graphql-codegen/plugin-helpers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asAdmin, startTestEngine, type TestEngine } from './fixture/start-test-engine.ts';

/** graphql-codegen's command line and its client preset, unchanged, by introspection over HTTP. */
let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  await database.pool.query('create table machine (id serial primary key, name text not null, speed numeric)');
  engine = await startTestEngine(database.url);
  await engine.command({ type: 'track_table', args: { name: 'machine' } });
});
afterAll(async () => {
  await engine.stop();
  await database.stop();
});

test('operations get types from the schema that the engine shows', async () => {
  // The package's own type is any; its documentation says files.
  const files = (await generate(
    {
      schema: [{ [`http://127.0.0.1:${engine.port}/v1/graphql`]: { headers: { ...asAdmin } } }],
      documents: 'query Machines($least: numeric!) { machine(where: { speed: { _gte: $least } }) { id name speed } }',
      generates: {
        'generated/': { preset: 'client', config: { strictScalars: true, scalars: { numeric: 'number' } } },
      },
      silent: true,
    },
    false,
  )) as readonly Types.FileOutput[];
  const types = files.find(({ filename }) => filename.endsWith('/graphql.ts'))?.content;
  expect(types).toMatch(/type MachinesQueryVariables = Exact<\{\s+least: number;?\s+\}>/);
  expect(types).toMatch(
    /type MachinesQuery = .*machine: Array<\{.* id: number, name: string, speed: number \| null \}> \}/,
  );
});
