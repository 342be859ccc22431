import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serverPrograms, startServer, type RunningServer } from '../../src/testing/installed-server.ts';
import { backupCommand } from '../../src/cli/backup-command.ts';
import { restoreCommand } from '../../src/cli/restore-command.ts';
import { runCommand } from './support/run-command.ts';

/** PostgreSQL as Debian has it, which is without TimescaleDB: a small database stands for the platform's. */
describe.skipIf(serverPrograms === undefined)("a backup of a server's database", () => {
  const programs = serverPrograms ?? '';
  let server: RunningServer;
  let folder: string;
  let url: string;

  beforeAll(async () => {
    server = await startServer(programs);
    folder = mkdtempSync(join(tmpdir(), 'andon-server-backup-'));
    url = server.url.replace(/postgres$/, 'plant');
  });
  afterAll(async () => {
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  beforeEach(async () => {
    await server.pool.query('drop database if exists plant');
    await server.pool.query('create database plant');
    await inPlant(`create schema hdb_catalog;
      create table hdb_catalog.schema_migrations (version bigint primary key, dirty boolean not null default false);
      insert into hdb_catalog.schema_migrations (version) values (100), (110);
      create table samples (time timestamptz primary key, value double precision not null);
      insert into samples select now() - make_interval(secs => n), n from generate_series(1, 5000) as n;`);
  });

  const environment = () => ({
    DATABASE_URL: url,
    ANDON_DATA_FOLDER: join(folder, 'data'),
    PATH: `${programs}${delimiter}${process.env['PATH'] ?? ''}`,
  });
  async function backUp(...args: string[]) {
    const finished = await runCommand(backupCommand, args, environment());
    // The program does not wait until the server has closed its connection, which would count as somebody else's.
    const left = "select from pg_stat_activity where application_name = 'pg_dump'";
    await expect.poll(async () => (await server.pool.query(left)).rowCount).toBe(0);
    return finished;
  }
  const restore = (...args: string[]) => runCommand(restoreCommand, args, environment());

  async function inPlant(statement: string): Promise<readonly unknown[]> {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(statement)).rows;
    } finally {
      await client.end();
    }
  }

  const contents = () =>
    inPlant("select count(*), sum(value), md5(string_agg(s::text, ',' order by time)) from samples as s");

  async function databases(): Promise<readonly string[]> {
    const { rows } = await server.pool.query<{ datname: string }>('select datname from pg_database order by datname');
    return rows.map(({ datname }) => datname);
  }

  test('is as of one moment while rows are written, and comes back after the database was dropped', async () => {
    const backup = join(folder, 'plant.tar.gz');
    const stop = new AbortController();
    let written = 5_000;
    const writing = (async () => {
      for (; !stop.signal.aborted; written += 1) {
        await inPlant(`insert into samples values (now() + interval '${written} s', ${written + 1})`);
      }
    })();
    expect(await backUp(backup)).toMatchObject({ code: 0, err: '' });
    stop.abort();
    await writing;
    await server.pool.query('drop database plant');
    expect(await restore(backup)).toMatchObject({ code: 0, err: '' });
    const rows = (await inPlant('select count(*)::integer as count, max(value)::integer as newest from samples')) as [
      { readonly count: number; readonly newest: number },
    ];
    // Values are numbered: what is there is all that came up to one of them.
    expect(rows[0].newest).toBe(rows[0].count);
    expect(rows[0].count).toBeGreaterThanOrEqual(5_000);
    expect(rows[0].count).toBeLessThanOrEqual(written);
    expect(await databases()).toEqual(['plant', 'postgres', 'template0', 'template1']);
  });

  test('replaces a database only by force, and not while others use it', async () => {
    const backup = join(folder, 'replaced.tar.gz');
    expect(await backUp(backup)).toMatchObject({ code: 0 });
    const before = await contents();
    await inPlant('delete from samples where value > 10');
    expect((await restore(backup)).err).toBe('The server has a database plant: add --force to replace it.\n');
    const other = new Client({ connectionString: url });
    await other.connect();
    expect((await restore(backup, '--force')).err).toBe(
      'Others are connected to the database plant (1): stop the platform and what else uses it.\n',
    );
    await other.end();
    expect(await restore(backup, '--force')).toMatchObject({ code: 0, err: '' });
    expect(await contents()).toEqual(before);
    expect(await databases()).toEqual(['plant', 'postgres', 'template0', 'template1']);
  });

  test('leaves the database as it is when a program fails half-way', async () => {
    const backup = join(folder, 'failing.tar.gz');
    // Only a session that says so may write what the backup holds.
    await inPlant(`create function is_allowed() returns boolean language sql as $$ select current_setting('test.allowed')::boolean $$;
      create table guarded (n integer check (is_allowed()));
      set test.allowed = true;
      insert into guarded values (1);`);
    expect(await backUp(backup)).toMatchObject({ code: 0 });
    await inPlant('delete from samples where value > 10');
    const before = await contents();
    const { code, err } = await restore(backup, '--force');
    expect(code).toBe(1);
    expect(err).toMatch(/^pg_restore failed, and nothing was changed\.\n[^]*test\.allowed/);
    expect(await contents()).toEqual(before);
    expect(await databases()).toEqual(['plant', 'postgres', 'template0', 'template1']);
  });

  test('makes the roles that have rights in it and are missing on the server, as they were but for passwords', async () => {
    const backup = join(folder, 'roles.tar.gz');
    await server.pool.query(
      `create role reader login connection limit 7 password 'of the old server';
       alter role reader set statement_timeout = '30s';
       alter role reader set default_transaction_read_only = on`,
    );
    await inPlant('grant select on samples to reader');
    expect(await backUp(backup)).toMatchObject({ code: 0 });
    await inPlant('drop owned by reader');
    await server.pool.query('drop role reader');
    await server.pool.query('drop database plant');
    await server.pool.query('create role restorer login createdb');
    const asRestorer = { ...environment(), DATABASE_URL: url.replace('postgres@', 'restorer@') };
    expect((await runCommand(restoreCommand, [backup], asRestorer)).err).toBe(
      'The server has no role reader, and that of DATABASE_URL may not create roles: have an administrator run create role "reader" login.\n',
    );
    expect(await restore(backup)).toMatchObject({ code: 0, err: '' });
    expect(await inPlant(`select has_table_privilege('reader', 'samples', 'select') as reads`)).toEqual([
      { reads: true },
    ]);
    const { rows } = await server.pool.query(
      `select rolcanlogin, rolconnlimit, rolconfig, rolsuper, pg_authid.rolpassword is null as has_none
       from pg_roles join pg_authid using (oid, rolname, rolcanlogin, rolconnlimit, rolsuper) where rolname = 'reader'`,
    );
    expect(rows).toEqual([
      {
        rolcanlogin: true,
        rolconnlimit: 7,
        rolconfig: ['statement_timeout=30s', 'default_transaction_read_only=on'],
        rolsuper: false,
        has_none: true,
      },
    ]);
    await inPlant('drop owned by reader');
    await server.pool.query('drop role reader, restorer');
  });

  test('needs programs, and says which when they are missing or older than the server', async () => {
    const backup = join(folder, 'none.tar.gz');
    const without = await runCommand(backupCommand, [backup], { ...environment(), PATH: '/nonexistent' });
    expect(without.err).toMatch(
      /^pg_dump is not installed: install PostgreSQL's client \d+ \(on Debian or Ubuntu postgresql-/,
    );
    writeFileSync(join(folder, 'pg_dump'), '#!/bin/sh\necho "pg_dump (PostgreSQL) 14.3"\n', { mode: 0o755 });
    const older = await runCommand(backupCommand, [backup], {
      ...environment(),
      PATH: `${folder}${delimiter}${environment().PATH}`,
    });
    expect(older.err).toMatch(/^pg_dump is of PostgreSQL 14, older than the server's \d+: install PostgreSQL's client/);
  });
});
