import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommandLine } from '../src/command-line/run-command-line.ts';
import { adminSecret, startTestEngine, type TestEngine } from './fixture/start-test-engine.ts';

let database: TestDatabase;
let engine: TestEngine;
let folder: string;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  engine = await startTestEngine(database.url);
  folder = mkdtempSync(join(tmpdir(), 'engine-project-'));
  write('config.yaml', `version: 3\nendpoint: http://127.0.0.1:${engine.port}\nadmin_secret: ${adminSecret}\n`);
  write('migrations/default/10_author/up.sql', 'create table author (id int primary key)');
  write('migrations/default/10_author/down.sql', 'drop table author');
  write('migrations/default/9_before/up.sql', 'create table earlier (id int)');
  write('migrations/default/20_name/up.sql', 'alter table author add name text');
  write('migrations/default/20_name/down.sql', 'alter table author drop name');
  write('seeds/default/authors.sql', `insert into author values (1, 'Ada')`);
});

afterAll(async () => {
  await engine.stop();
  await database.stop();
  rmSync(folder, { recursive: true });
});

function write(path: string, text: string): void {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
}

async function run(...words: readonly string[]): Promise<readonly [number, ...string[]]> {
  const said: string[] = [];
  const exitCode = await runCommandLine([...words, '--project', folder], {}, (line) => said.push(line));
  return [exitCode, ...said];
}

async function statuses(): Promise<readonly string[]> {
  const [, , ...lines] = await run('migrate', 'status');
  return lines.map((line) => line.replace(/\s{2,}/g, ' '));
}

test('migrations go up in the order of their versions, and down again', async () => {
  expect(await run('migrate', 'apply')).toEqual([
    0,
    'up: 9_before',
    'up: 10_author',
    'up: 20_name',
    'migrations applied',
  ]);
  expect(await run('migrate', 'apply')).toEqual([0, 'nothing to apply']);
  expect(await run('migrate', 'apply', '--down', '1')).toEqual([0, 'down: 20_name', 'migrations applied']);
  expect(await statuses()).toEqual([
    '9 before Present Present',
    '10 author Present Present',
    '20 name Present Not Present',
  ]);
  expect(await run('migrate', 'apply', '--version', '20')).toEqual([0, 'up: 20_name', 'migrations applied']);
  expect(await run('migrate', 'apply', '--down', 'all')).toContain('down: 20_name');
  const [exitCode, ...said] = await run('migrate', 'apply', '--down', '1');
  expect([exitCode, said.at(-1)]).toEqual([1, expect.stringContaining('9_before has no down.sql')]);
  expect(await run('migrate', 'apply', '--up', '1')).toContain('up: 10_author');
  await run('migrate', 'apply');
});

test('a migration that fails is told and leaves those after it alone', async () => {
  write('migrations/default/30_wrong/up.sql', 'create table author (id int)');
  const [exitCode, told = ''] = await run('migrate', 'apply');
  expect([exitCode, told]).toEqual([1, expect.stringContaining('relation \\"author\\" already exists')]);
  rmSync(join(folder, 'migrations/default/30_wrong'), { recursive: true });
  expect(await run('migrate', 'apply')).toEqual([0, 'nothing to apply']);
});

test('squashed migrations count as run where all of them had', async () => {
  const [, created = ''] = await run('migrate', 'squash', '--from', '10', '--name', 'authors', '--delete-source');
  expect(created).toContain("after squashing '10' till '20'");
  const [squashed = '', ...others] = readdirSync(join(folder, 'migrations/default')).filter(
    (name) => name !== '9_before',
  );
  expect(others).toEqual([]);
  expect(readFileSync(join(folder, 'migrations/default', squashed, 'up.sql'), 'utf8')).toBe(
    'create table author (id int primary key)\n\nalter table author add name text\n',
  );
  expect(readFileSync(join(folder, 'migrations/default', squashed, 'down.sql'), 'utf8')).toBe(
    'alter table author drop name\n\ndrop table author\n',
  );
  expect(await run('migrate', 'apply')).toEqual([0, 'nothing to apply']);
});

test('a migration is created with its SQL', async () => {
  const [exitCode, created = ''] = await run('migrate', 'create', 'later', '--up-sql', 'select 1');
  expect(exitCode).toBe(0);
  const path = created.replace('Migrations files created: ', '');
  expect(readFileSync(join(path, 'up.sql'), 'utf8')).toBe('select 1');
  rmSync(path, { recursive: true });
});

test('seeds are planted, and the schema of a role is told', async () => {
  expect(await run('seed', 'apply')).toEqual([0, 'applied: authors.sql', 'Seeds planted']);
  await engine.command({ type: 'track_table', args: { name: 'author' } });
  expect(await engine.graphql('{ author { name } }')).toEqual({ data: { author: [{ name: 'Ada' }] } });
  const [, sdl = ''] = await run('schema', 'export');
  expect(sdl).toContain('type author {');
  const [, nothing = ''] = await run('schema', 'export', '--role', 'nobody');
  expect(nothing).toContain('no_queries_available: String!');
});

test('metadata is compared, exported, applied and looked through', async () => {
  await run('metadata', 'export');
  await engine.command({
    type: 'set_table_customization',
    args: { table: 'author', configuration: { custom_name: 'Writer' } },
  });
  const [, difference = ''] = await run('metadata', 'diff');
  expect(difference).toContain('+++ server/databases/default/tables/public_author.yaml');
  expect(difference).toContain('+   custom_name: Writer');
  await run('metadata', 'apply');
  expect(await run('metadata', 'diff')).toEqual([0]);
  expect(await run('metadata', 'inconsistency', 'status')).toEqual([0, 'metadata is consistent']);
  await database.pool.query('drop table author');
  expect((await run('metadata', 'reload')).join()).toContain('table author in source default');
  expect((await run('metadata', 'inconsistency', 'status'))[0]).toBe(1);
  await run('metadata', 'inconsistency', 'drop');
  await run('metadata', 'export');
  expect(existsSync(join(folder, 'metadata/databases/default/tables/public_author.yaml'))).toBe(false);
});

test.each([
  [['metadata', 'fly'], 2, 'engine metadata apply'],
  [['migrate', 'apply', '--sideways'], 1, "Unknown option '--sideways'"],
  [['migrate', 'apply', '--up', 'some'], 1, 'some is neither a number of migrations nor "all"'],
  [['migrate', 'squash'], 1, 'migrate squash needs --from'],
  [['migrate', 'status', '--endpoint', 'http://127.0.0.1:9'], 1, 'No engine answers at http://127.0.0.1:9'],
  [['migrate', 'status', '--admin-secret', 'wrong'], 1, 'invalid "x-hasura-admin-secret"'],
])('%j is refused', async (words, exitCode, told) => {
  const [code, ...said] = await run(...words);
  expect([code, said.join('\n')]).toEqual([exitCode, expect.stringContaining(told)]);
});
