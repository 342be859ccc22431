import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings, startEngine } from '@andon/engine';
import { Client } from 'pg';
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  applyMigrations,
  applySeeds,
  readAppliedVersions,
  revertMigrations,
} from '../../src/migrate/apply-migrations.ts';
import { describeUnsuitableServer } from '../../src/migrate/check-server.ts';
import { readMigrations, readSeeds } from '../../src/migrate/read-migrations.ts';
import { splitStatements } from '../../src/migrate/split-statements.ts';
import { startTestDatabase, type TestDatabase } from '../../src/testing/start-test-database.ts';
import { runCommandLine } from './support/command-line.ts';

describe('migrations', () => {
  let database: TestDatabase;
  let client: Client;
  let project: string;

  beforeAll(async () => {
    database = await startTestDatabase({ migrated: false });
  });
  afterAll(() => database.stop());

  beforeEach(async () => {
    project = mkdtempSync(join(tmpdir(), 'andon-migrate-'));
    client = new Client({ connectionString: database.url });
    await client.connect();
    await client.query('drop schema if exists hdb_catalog, shop cascade');
  });
  afterEach(async () => {
    await client.end();
    rmSync(project, { recursive: true, force: true });
  });

  function migration(name: string, up: string, down = 'select 1;'): void {
    const folder = join(project, 'hasura/migrations/default', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'up.sql'), up);
    writeFileSync(join(folder, 'down.sql'), down);
  }

  function seed(name: string, text: string): void {
    const folder = join(project, 'hasura/seeds/default');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, name), text);
  }

  const shop = () => {
    migration(
      '100_shop',
      'create schema shop;\ncreate table shop.goods (id int primary key);',
      'drop schema shop cascade;',
    );
    migration('90_nothing', 'select 1;');
  };

  test('go up in the order of their numbers, once, and down again', async () => {
    shop();
    const applied: string[] = [];
    await applyMigrations(client, readMigrations(project), (name) => applied.push(name));
    await applyMigrations(client, readMigrations(project), (name) => applied.push(name));
    expect(applied).toEqual(['90_nothing', '100_shop']);
    expect(await readAppliedVersions(client)).toEqual([90, 100]);

    await revertMigrations(client, readMigrations(project));
    expect(await readAppliedVersions(client)).toEqual([]);
    await expect(client.query('select from shop.goods')).rejects.toThrow('does not exist');
  });

  test('stand where hasura-cli looks, too, and are followed when it applies or reverts some', async () => {
    shop();
    const migrations = readMigrations(project);
    await applyMigrations(client, migrations, undefined, 90);
    const engine = await startEngine(
      readSettings({
        HASURA_GRAPHQL_DATABASE_URL: database.url,
        HASURA_GRAPHQL_SERVER_HOST: '127.0.0.1',
        HASURA_GRAPHQL_SERVER_PORT: '0',
        HASURA_GRAPHQL_PG_CONNECTIONS: '2',
      }),
      pino({ level: 'silent' }),
    );
    const ask = async (type: string, args: object): Promise<unknown> => {
      const url = `http://127.0.0.1:${engine.port}/v1/metadata`;
      const response = await fetch(url, { method: 'POST', body: JSON.stringify({ type, args }) });
      return response.json();
    };
    const cliState = (versions: object): object => ({
      settings: { migration_mode: 'true' },
      migrations: { default: versions },
    });
    try {
      expect(await ask('get_catalog_state', {})).toMatchObject({ cli_state: cliState({ 90: false }) });
      await applyMigrations(client, migrations);
      expect(await ask('get_catalog_state', {})).toMatchObject({ cli_state: cliState({ 90: false, 100: false }) });
      await client.query('drop schema shop cascade');
      await ask('set_catalog_state', { type: 'cli', state: cliState({ 90: false }) });
      expect(await readAppliedVersions(client)).toEqual([90]);
    } finally {
      await engine.stop();
    }
  });

  test('may be applied by two at once', async () => {
    migration('100_shop', 'create schema shop; create table shop.goods (id int primary key);');
    const other = new Client({ connectionString: database.url });
    await other.connect();
    const applied: string[] = [];
    const migrations = readMigrations(project);
    await Promise.all([client, other].map((each) => applyMigrations(each, migrations, (name) => applied.push(name))));
    await other.end();
    expect(applied).toEqual(['100_shop']);
  });

  test.each([
    [
      'that does not parse',
      'create schema shop;\n\ncreate tabel shop.goods (id int);\n',
      3,
      'syntax error at or near "tabel"',
    ],
    ['after a character beyond 16 bits', "create schema shop;\nselect '🏭';\ncreate tabel x;\n", 3, 'syntax error'],
    [
      'that fails as it runs',
      "create schema shop;\n-- a remark; with a semicolon\nselect 'a;b';\n\nselect 1 / 0;\n",
      5,
      'division by zero',
    ],
    [
      'with an error inside a block',
      "create schema shop;\ndo $$\nbegin\n  raise exception 'no; not so';\nend $$;\n",
      2,
      'no; not so',
    ],
  ])('name file and line of a statement %s, and leave nothing of the file', async (_, up, line, message) => {
    migration('100_shop', up);
    await expect(applyMigrations(client, readMigrations(project))).rejects.toThrow(
      new RegExp(
        `^hasura/migrations/default/100_shop/up.sql:${line}: ${message}.*Nothing of this file was applied\\.$`,
      ),
    );
    expect(await readAppliedVersions(client)).toEqual([]);
    const { rows } = await client.query("select from information_schema.schemata where schema_name = 'shop'");
    expect(rows).toEqual([]);
  });

  test('refuse a database of a later version', async () => {
    shop();
    await applyMigrations(client, readMigrations(project));
    rmSync(join(project, 'hasura/migrations/default/100_shop'), { recursive: true });
    await expect(applyMigrations(client, readMigrations(project))).rejects.toThrow(
      'The database has migration 100, which this version does not know',
    );
  });

  test('refuse folders that share a version, and folders without one', () => {
    shop();
    migration('0100_other', 'select 1;');
    expect(() => readMigrations(project)).toThrow('share one version');
    migration('shop', 'select 1;');
    expect(() => readMigrations(project)).toThrow('hasura/migrations/default/shop is no migration');
  });

  test('are followed by seeds, each once', async () => {
    shop();
    seed('10_goods.sql', 'insert into shop.goods values (1);');
    await applyMigrations(client, readMigrations(project));
    await applySeeds(client, readSeeds(project));
    await client.query('delete from shop.goods');
    await applySeeds(client, readSeeds(project));
    expect((await client.query('select from shop.goods')).rows).toEqual([]);
  });

  test('are applied, listed and reverted by command', async () => {
    const settings = { DATABASE_URL: database.url };
    const run = (...args: string[]) => runCommandLine(['migrate', ...args], settings);
    expect((await run('status')).out).toMatch(/^missing {2}100_plant\n/);
    expect((await run('up', '--to', '110')).out).toMatch(
      /^applied 100_plant in \d+ ms\n(.*\n)*applied 110_calendar in/,
    );
    expect((await run('down')).out).toMatch(/^reverted 110_calendar in \d+ ms\n$/);
    expect((await run('status')).out).toMatch(/^applied {2}100_plant\n(.*\n)*missing {2}110_calendar\n/);
    expect((await run('up', '--to', '7')).err).toBe('There is no migration 7: npm run migrate -- status lists them.\n');
    await run('down', '--to', '0');
    expect((await run('down')).out).toBe('Nothing to revert.\n');
  });
});

describe('a server', () => {
  test.each([
    [140_010, '2.23.0', /PostgreSQL 14: point DATABASE_URL at PostgreSQL 15, 16 or 17/],
    [180_001, '2.23.0', /PostgreSQL 18/],
    [150_004, null, /has no TimescaleDB/],
    [160_002, '2.22.1', /TimescaleDB 2\.22\.1: update it to 2\.23 or later/],
    [160_002, '1.99.0', /TimescaleDB 1\.99\.0/],
  ])('%d with TimescaleDB %s is refused', (server_version_number, timescaledb_version, sentence) => {
    expect(describeUnsuitableServer({ server_version_number, timescaledb_version })).toMatch(sentence);
  });

  test.each([
    [150_004, '2.23.0'],
    [170_005, '2.23.0-dev'],
    [160_002, '2.30.1'],
    [170_005, '3.0.0'],
  ])('%d with TimescaleDB %s is accepted', (server_version_number, timescaledb_version) => {
    expect(describeUnsuitableServer({ server_version_number, timescaledb_version })).toBeUndefined();
  });
});

test('statements are told apart whatever hides their semicolons', () => {
  const sql = "select ';';\n/* ; */ select \";\" from a; -- ;\nselect $x$ ; $x$,\n  E'\\';';\n\n\nselect $1;";
  expect(splitStatements(sql).map(({ line }) => line)).toEqual([1, 2, 3, 7]);
});
