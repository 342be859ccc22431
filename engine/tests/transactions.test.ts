import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestEngine, type TestEngine } from './fixture/start-test-engine.ts';

let database: TestDatabase;
let engine: TestEngine;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  await database.pool.query(`
    create table machine (id int primary key);
    create table stop (id int primary key, machine_id int references machine deferrable initially deferred, added_by text);
    create function note_who_adds() returns trigger language plpgsql as $$
      begin new.added_by := current_setting('hasura.user')::json ->> 'x-hasura-role'; return new; end $$;
    create trigger note_who_adds before insert on stop for each row execute function note_who_adds();
    insert into machine values (1);
  `);
  engine = await startTestEngine(database.url);
  for (const name of ['machine', 'stop']) await engine.command({ type: 'track_table', args: { name } });
});

afterAll(async () => {
  await engine.stop();
  await database.stop();
});

const addStop = `mutation ($id: Int!, $machine: Int!) {
  insert_stop_one(object: {id: $id, machine_id: $machine}) { id added_by }
}`;
const addTwoStops = `mutation ($id: Int!, $machine: Int!) {
  insert_machine_one(object: {id: $id}) { id }
  insert_stop_one(object: {id: $id, machine_id: $machine}) { id }
}`;

// The first time a mutation is planned, then prepared, then run as it is.
test.each([1, 2, 3])('a mutation alone is committed, and knows who asks (run %i)', async (id) => {
  const added = { id, added_by: 'admin' };
  expect(await engine.graphql(addStop, { id, machine: 1 })).toEqual({ data: { insert_stop_one: added } });
  expect(await engine.graphql('query ($id: Int!) { stop_by_pk(id: $id) { id added_by } }', { id })).toEqual({
    data: { stop_by_pk: added },
  });
});

test.each([
  ['alone', addStop, 10],
  ['with another', addTwoStops, 11],
])('what the commit refuses is an error and undone: a mutation %s', async (_, mutation, id) => {
  const extensions = { path: '$', code: 'constraint-violation' };
  for (let run = 0; run < 3; run += 1) {
    expect(await engine.graphql(mutation, { id, machine: 99 })).toMatchObject({ errors: [{ extensions }] });
  }
  expect(
    await engine.graphql('query ($id: Int!) { stop_by_pk(id: $id) { id } machine_by_pk(id: $id) { id } }', { id }),
  ).toEqual({
    data: { stop_by_pk: null, machine_by_pk: null },
  });
});

test('after a statement that fails its connection serves the next mutation', async () => {
  for (let id = 20; id < 24; id += 1) {
    const refused = await engine.graphql(addStop, { id: 1, machine: 1 });
    expect(refused).toMatchObject({ errors: [{ extensions: { code: 'constraint-violation' } }] });
    expect(await engine.graphql(addStop, { id, machine: 1 })).toMatchObject({ data: { insert_stop_one: { id } } });
  }
});
