import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bindParameters } from '../src/execute/bind-parameters.ts';
import { serveMetadata, serviceOf, sessionOf } from './fixture/served-model.ts';
import type { GraphqlService } from '../src/execute/graphql-service.ts';

let database: TestDatabase;
let service: GraphqlService;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  await database.pool.query('create extension if not exists timescaledb');
  await database.pool.query(`
    create table machine (id int primary key, name text not null);
    create table reading (machine_id int not null references machine, time timestamptz not null, value float, primary key (machine_id, time));
    select create_hypertable('reading', 'time', chunk_time_interval => interval '1 day');
    insert into machine values (1, 'Filler'), (2, 'Capper');
    insert into reading select id, time, 1
      from machine, generate_series('2025-01-01Z'::timestamptz, '2025-01-20 23:00Z', interval '1 hour') as time;
    analyze;
  `);
  const readings = { table: { schema: 'public', name: 'reading' }, column: 'machine_id' };
  const served = await serveMetadata(database.pool, {
    tables: [
      {
        table: { schema: 'public', name: 'machine' },
        array_relationships: [{ name: 'readings', using: { foreign_key_constraint_on: readings } }],
      },
      {
        table: { schema: 'public', name: 'reading' },
        select_permissions: [
          {
            role: 'operator',
            permission: { columns: '*', filter: { machine_id: 'X-Hasura-Machine', time: { _gte: 'X-Hasura-From' } } },
          },
        ],
      },
    ],
  });
  service = serviceOf(served);
});

afterAll(async () => {
  await database.stop();
});

/** The plan by which PostgreSQL answers two subscribers at once, who ask from different times on. */
async function planOf(query: string, role: string): Promise<string> {
  const asked = ['2025-01-19Z', '2025-01-20Z'].map((from) => {
    const session = sessionOf(role, { 'x-hasura-machine': '1', 'x-hasura-from': from });
    const variables = role === 'admin' ? { from } : {};
    const { program, values } = service.prepare({ query, variables, operationName: null }, session);
    const [field] = program.fields;
    if (field?.kind !== 'select' || field.multiplexed === null) throw new Error('not a live query');
    const texts = bindParameters(field.multiplexed.parameters, { variables: values, session, slots: [] });
    return { statement: field.multiplexed, texts };
  });
  const text = asked[0]?.statement.text ?? '';
  const lists = asked[0]?.texts.map((_, index) => asked.map(({ texts }) => texts[index]));
  const { rows } = await database.pool.query<Record<string, string>>(
    `explain (analyze, costs off, timing off, summary off) ${text}`,
    [asked.map((_, index) => index), ...(lists ?? [])],
  );
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

/** How many of the 20 chunks were read. */
function chunksRead(plan: string): number {
  const scans = plan.split('\n').filter((line) => /Scan.* on _hyper_\d+_\d+_chunk/.test(line));
  return scans.filter((line) => !line.includes('never executed')).length;
}

test.each([
  ['a filter', 'admin', 'reading(where: {time: {_gte: $from}}) { value }'],
  [
    'a filter with an order and a limit',
    'admin',
    'reading(where: {time: {_gte: $from}}, order_by: {time: desc}, limit: 5) { value }',
  ],
  ['an aggregate', 'admin', 'reading_aggregate(where: {time: {_gte: $from}}) { aggregate { max { value } } }'],
  ['a relationship', 'admin', 'machine { readings(where: {time: {_gte: $from}}) { value } }'],
  ['a permission', 'operator', 'reading { value }'],
])('chunks that %s excludes are not read for many subscribers at once', async (_, role, field) => {
  const query = `subscription${role === 'admin' ? ' ($from: timestamptz!)' : ''} { ${field} }`;
  const plan = await planOf(query, role);
  expect(plan).toContain('Chunks excluded during runtime');
  // Two days are asked for, of which an order may need one.
  expect([1, 2]).toContain(chunksRead(plan));
});
