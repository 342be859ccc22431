import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bindParameters } from '../../src/execute/bind-parameters.ts';
import type { GraphqlService } from '../../src/execute/graphql-service.ts';
import { runMultiplexed } from '../../src/execute/run-multiplexed.ts';
import { serveMetadata, serviceOf, sessionOf } from '../fixture/served-model.ts';
import { askOver, at, columnsOf, permitted, type Ask } from './ask.ts';
import { Evaluator } from './evaluate.ts';
import { optionalColumns, parentRoles, sessionAmount, world, type Table, type World } from './world.ts';
import { inheritedRoles, writeAggregate, writeRows, writeSource, writeTables } from './write.ts';

let database: TestDatabase;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
});

afterAll(async () => {
  await database.stop();
});

const roles = Object.keys(parentRoles);
const variables = { 'x-hasura-amount': String(sessionAmount) };

async function serveWorld(drawn: World): Promise<GraphqlService> {
  await database.pool.query(writeTables(drawn));
  return serviceOf(await serveMetadata(database.pool, writeSource(drawn), inheritedRoles));
}

async function ask(service: GraphqlService, role: string, query: string): Promise<unknown> {
  const { body } = await service.execute({ query }, sessionOf(role, variables));
  return JSON.parse(body);
}

/** A live query's answer when it is asked for together with another subscriber's. */
async function askLive(service: GraphqlService, role: string, query: string): Promise<unknown> {
  const session = sessionOf(role, variables);
  const { program, values } = service.prepare({ query, variables: {}, operationName: null }, session);
  const [field] = program.fields;
  if (field?.kind !== 'select' || field.multiplexed === null) throw new Error('not a live query');
  const multiplexed = { statement: field.statement, multiplexed: field.multiplexed, path: '$' };
  const bind = (amount: string) =>
    bindParameters(field.statement.parameters, {
      variables: values,
      session: sessionOf(role, { 'x-hasura-amount': amount }),
      slots: [],
    });
  const [, answer] = await runMultiplexed(database.pool, multiplexed, [bind('0'), bind(String(sessionAmount))]);
  return { data: { rows: JSON.parse(answer?.[0] ?? 'null') as unknown } };
}

/** Every way to the rows of a table: the answer expected of it and the one that is given. */
async function comparePaths(
  service: GraphqlService,
  drawn: World,
  role: string,
  table: Table,
  asked: Ask,
): Promise<void> {
  const allowed = permitted(drawn, role, table, asked);
  const evaluator = new Evaluator(drawn, role);
  const rows = { data: { rows: evaluator.rows(table, allowed) } };
  const text = writeRows(drawn, role, table, allowed);
  expect(await ask(service, role, `{ rows: ${table.name}${text} }`)).toEqual(rows);
  expect(await ask(service, role, `{ rows: all_${table.name}${text} }`)).toEqual(rows);
  expect(await askLive(service, role, `subscription { rows: ${table.name}${text} }`)).toEqual(rows);
  const aggregate = writeAggregate(drawn, role, table, allowed);
  const expected = { data: { rows: evaluator.aggregate(table, allowed) } };
  expect(await ask(service, role, `{ rows: ${table.name}_aggregate${aggregate} }`)).toEqual(expected);
  const selection = text.slice(text.indexOf(') {') + 1);
  for (const { id } of table.rows) {
    const row = evaluator.byKey(table, id, allowed);
    expect(await ask(service, role, `{ rows: ${table.name}_by_pk(id: ${id}) ${selection} }`)).toEqual({
      data: { rows: row },
    });
  }
}

test('every path to a row shows what a plain look at all rows shows, to every role', { timeout: 120_000 }, async () => {
  const drawing = world.chain((drawn) =>
    fc.tuple(fc.constant(drawn), fc.array(askOver(drawn.length), { minLength: 3, maxLength: 3 })),
  );
  await fc.assert(
    fc.asyncProperty(drawing, async ([drawn, asks]) => {
      const service = await serveWorld(drawn);
      for (const role of roles) {
        for (const [index, asked] of asks.entries()) {
          const table = at(drawn, index % drawn.length);
          if (columnsOf(table, role).length > 0) await comparePaths(service, drawn, role, table, asked);
        }
      }
    }),
    { numRuns: 25 },
  );
});

test('a column that a role may not see cannot be named anywhere', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(world, async (drawn) => {
      const service = await serveWorld(drawn);
      for (const role of roles) for (const table of drawn) await tryHiddenColumns(service, role, table);
    }),
    { numRuns: 10 },
  );
});

async function tryHiddenColumns(service: GraphqlService, role: string, { name, ...table }: Table): Promise<void> {
  const visible = columnsOf({ name, ...table }, role);
  const refused = { errors: [{ extensions: { code: 'validation-failed' } }] };
  if (visible.length === 0) {
    for (const field of [name, `all_${name}`])
      expect(await ask(service, role, `{ ${field} { id } }`)).toMatchObject(refused);
  }
  for (const column of optionalColumns.filter((one) => visible.length > 0 && !visible.includes(one))) {
    for (const query of [
      `{ ${name} { ${column} } }`,
      `{ ${name}(where: {${column}: {_is_null: true}}) { id } }`,
      `{ ${name}(order_by: {${column}: asc}) { id } }`,
      `{ ${name}(distinct_on: ${column}) { id } }`,
      `{ ${name}_aggregate { aggregate { max { ${column} } } } }`,
      `{ ${name}_aggregate { aggregate { count(columns: ${column}) } } }`,
      `subscription { ${name}_stream(cursor: {initial_value: {${column}: null}}, batch_size: 1) { id } }`,
    ]) {
      expect(await ask(service, role, query)).toMatchObject(refused);
    }
  }
}
