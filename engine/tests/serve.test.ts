import { pino } from 'pino';
import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startEngine, type RunningEngine } from '../src/server/start-engine.ts';
import { readSettings } from '../src/settings.ts';

const secret = 'an admin secret';
const signingKey = '0123456789abcdef0123456789abcdef';
const claimsMap = {
  'x-hasura-allowed-roles': { path: '$.roles', default: ['user'] },
  'x-hasura-default-role': 'user',
};
let database: TestDatabase;
let engine: RunningEngine;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  engine = await startEngine(
    readSettings({
      HASURA_GRAPHQL_DATABASE_URL: database.url,
      HASURA_GRAPHQL_SERVER_PORT: '0',
      HASURA_GRAPHQL_SERVER_HOST: '127.0.0.1',
      HASURA_GRAPHQL_ADMIN_SECRET: secret,
      HASURA_GRAPHQL_JWT_SECRETS: JSON.stringify([
        { type: 'HS256', key: signingKey },
        { type: 'HS256', key: 'f'.repeat(32), issuer: 'elsewhere', claims_map: claimsMap },
      ]),
      // The embedded database has a single backend.
      HASURA_GRAPHQL_PG_CONNECTIONS: '2',
    }),
    pino({ level: 'silent' }),
  );
  await query({
    type: 'run_sql',
    args: {
      sql: `create table author (id serial primary key, name text not null);
            create table article (id serial primary key, title text, author_id integer references author (id));
            insert into author (name) values ('Ada'), ('Bert');
            insert into article (title, author_id) values ('One', 1), ('Two', 2)`,
    },
  });
  await query({
    type: 'bulk',
    args: [
      { type: 'track_table', args: { name: 'author' } },
      { type: 'track_table', args: { name: 'article' } },
      {
        type: 'create_object_relationship',
        args: { table: 'article', name: 'author', using: { foreign_key_constraint_on: 'author_id' } },
      },
      {
        type: 'create_select_permission',
        args: {
          table: 'article',
          role: 'user',
          permission: { columns: ['id', 'title'], filter: { author: { id: 'X-Hasura-User-Id' } } },
        },
      },
    ],
  });
});

afterAll(async () => {
  await engine.stop();
  await database.stop();
});

interface Reply {
  readonly status: number;
  readonly body: unknown;
}

async function send(path: string, body: unknown, headers: Readonly<Record<string, string>>): Promise<Reply> {
  const response = await fetch(`http://127.0.0.1:${engine.port}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

function query(body: unknown): Promise<Reply> {
  return send('/v1/query', body, { 'x-hasura-admin-secret': secret });
}

describe('sessions', () => {
  test('a wrong secret is refused, with HTTP 200 on GraphQL and 401 elsewhere', async () => {
    const headers = { 'x-hasura-admin-secret': 'wrong' };
    const message = 'invalid "x-hasura-admin-secret"/"x-hasura-access-key"';
    expect(await send('/v1/graphql', { query: '{ article { id } }' }, headers)).toEqual({
      status: 200,
      body: { errors: [{ message, extensions: { path: '$', code: 'access-denied' } }] },
    });
    expect((await send('/v1/query', { type: 'bulk', args: [] }, headers)).status).toBe(401);
  });

  test("a token's user sees only the rows its permission gives", async () => {
    const claims = { 'x-hasura-allowed-roles': ['user'], 'x-hasura-default-role': 'user', 'x-hasura-user-id': '2' };
    const token = await new SignJWT({ 'https://hasura.io/jwt/claims': claims })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(Buffer.from(signingKey));
    const headers = { authorization: `Bearer ${token}` };
    const { body } = await send('/v1/graphql', { query: '{ article { id title } }' }, headers);
    expect(body).toEqual({ data: { article: [{ id: 2, title: 'Two' }] } });
  });

  test('a token that was tampered with is refused in Hasura’s words', async () => {
    const token = await new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).sign(Buffer.from('x'.repeat(32)));
    const { body } = await send('/v1/graphql', { query: '{ article { id } }' }, { authorization: `Bearer ${token}` });
    expect(body).toMatchObject({
      errors: [{ message: 'Could not verify JWT: JWSError JWSInvalidSignature', extensions: { code: 'invalid-jwt' } }],
    });
  });

  test('the configuration tells of every kind of token', async () => {
    const headers = { 'x-hasura-admin-secret': secret };
    const response = await fetch(`http://127.0.0.1:${engine.port}/v1alpha1/config`, { headers });
    expect(await response.json()).toMatchObject({
      is_jwt_set: true,
      jwt: [
        { claims_namespace: 'https://hasura.io/jwt/claims', claims_format: 'json', claims_map: null },
        { claims_map: claimsMap },
      ],
    });
  });

  test('metadata commands are for the administrator', async () => {
    const headers = { 'x-hasura-admin-secret': secret, 'x-hasura-role': 'user' };
    expect(await send('/v1/metadata', { type: 'export_metadata', args: {} }, headers)).toEqual({
      status: 400,
      body: { path: '$.args', error: 'restricted access : admin only', code: 'access-denied' },
    });
  });
});

describe('run_sql', () => {
  test('renames follow into relationships and permissions', async () => {
    await query({ type: 'run_sql', args: { sql: 'alter table author rename column id to number' } });
    const headers = { 'x-hasura-admin-secret': secret, 'x-hasura-role': 'user', 'x-hasura-user-id': '1' };
    const { body } = await send('/v1/graphql', { query: '{ article { title } }' }, headers);
    expect(body).toEqual({ data: { article: [{ title: 'One' }] } });
    await query({ type: 'run_sql', args: { sql: 'alter table author rename column number to id' } });
  });

  test('dropping what is depended on is refused and undone', async () => {
    const { status, body } = await query({
      type: 'run_sql',
      args: { sql: 'alter table article drop column author_id' },
    });
    expect(status).toBe(400);
    expect(body).toMatchObject({
      code: 'dependency-error',
      error:
        'cannot drop due to the following dependent objects: relationship article.author in source "default", ' +
        'permission article.user.select in source "default"',
    });
    const { rows } = await database.pool.query('select author_id from article order by id');
    expect(rows).toEqual([{ author_id: 1 }, { author_id: 2 }]);
  });
});

test('what is out of scope is refused as not supported', async () => {
  const headers = { 'x-hasura-admin-secret': secret };
  expect(await send('/v1/metadata', { type: 'mssql_track_table', args: {} }, headers)).toMatchObject({
    status: 400,
    body: { path: '$.type', code: 'not-supported' },
  });
  expect(await send('/v1beta1/relay', { query: '{ __typename }' }, headers)).toMatchObject({
    body: { errors: [{ extensions: { code: 'not-supported' } }] },
  });
});

test('a failing command undoes the whole bulk', async () => {
  const before = await query({ type: 'export_metadata', version: 2, args: {} });
  const { status, body } = await query({
    type: 'bulk',
    args: [
      {
        type: 'create_select_permission',
        args: { table: 'author', role: 'user', permission: { columns: '*', filter: {} } },
      },
      {
        type: 'create_select_permission',
        args: { table: 'author', role: 'user', permission: { columns: '*', filter: {} } },
      },
    ],
  });
  expect(status).toBe(400);
  expect(body).toMatchObject({
    code: 'already-exists',
    error: 'select permission already defined on table "author" with role "user"',
    path: '$.args[1].args',
  });
  expect(await query({ type: 'export_metadata', version: 2, args: {} })).toEqual(before);
});

test('what is exported can replace the metadata', async () => {
  const { body: exported } = await query({ type: 'export_metadata', args: {} });
  expect(await query({ type: 'replace_metadata', args: exported })).toMatchObject({ status: 200 });
  expect((await query({ type: 'export_metadata', args: {} })).body).toEqual(exported);
});

test('rows are written and read with the old commands as well', async () => {
  const insert = { table: 'author', objects: [{ name: 'Cleo' }], returning: ['name'] };
  expect((await query({ type: 'insert', args: insert })).body).toEqual({
    affected_rows: 1,
    returning: [{ name: 'Cleo' }],
  });
  const count = { table: 'author', where: { name: { $like: 'C%' } } };
  expect((await query({ type: 'count', args: count })).body).toEqual({ count: 1 });
  const remove = { table: 'author', where: { name: 'Cleo' } };
  expect((await query({ type: 'delete', args: remove })).body).toEqual({ affected_rows: 1 });
});
