import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrationNames, runMigration } from './support/migrations.ts';
import { readCatalog } from './support/read-catalog.ts';
import { unauditedTables } from './support/unaudited-tables.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
});
afterAll(async () => database.stop());

async function names(statement: string): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ name: string }>(statement);
  return rows.map(({ name }) => name);
}

const notOfExtensions = (catalog: string, id: string): string =>
  `not exists (select from pg_depend e where e.classid = '${catalog}'::regclass and e.objid = ${id} and e.deptype = 'e')`;

describe('the schema', () => {
  it('names every background job by what it does', async () => {
    const jobs = await names('select name from background_jobs');
    expect(jobs).toContain('refresh equipment status job');
    expect(jobs).toContain('Retention Policy: telemetry');
    expect(jobs.filter((name) => /User-Defined|\[|_materialized/.test(name))).toEqual([]);
  });

  it('explains every table, view and type in a comment', async () => {
    expect(
      await names(
        `select c.relname as name from pg_class c
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm')
           and obj_description(c.oid, 'pg_class') is null and ${notOfExtensions('pg_class', 'c.oid')}
         union all
         select t.typname from pg_type t join pg_class c on c.oid = t.typrelid and c.relkind = 'c'
         where t.typnamespace = 'public'::regnamespace and obj_description(t.oid, 'pg_type') is null`,
      ),
    ).toEqual([]);
  });

  it('explains every column in a comment', async () => {
    expect(
      await names(
        `select c.relname || '.' || a.attname as name
         from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm')
           and col_description(c.oid, a.attnum) is null and ${notOfExtensions('pg_class', 'c.oid')}`,
      ),
    ).toEqual([]);
  });

  it('explains every function, and pins its search path', async () => {
    const own = `p.pronamespace in ('public'::regnamespace, 'api'::regnamespace, 'command'::regnamespace) and p.prokind in ('f', 'p') and ${notOfExtensions('pg_proc', 'p.oid')}`;
    expect(
      await names(`select p.proname as name from pg_proc p where ${own} and obj_description(p.oid, 'pg_proc') is null`),
    ).toEqual([]);
    expect(
      await names(
        // A body of "begin atomic" is bound to what it names when the function is made.
        `select p.proname as name from pg_proc p
         where ${own} and p.prosqlbody is null and not exists (select from unnest(p.proconfig) setting where setting like 'search_path=%')`,
      ),
    ).toEqual([]);
  });

  it('names every constraint as a sentence', async () => {
    expect(
      await names(
        `select k.conname as name from pg_constraint k
         where k.connamespace = 'public'::regnamespace and k.contype in ('p', 'u', 'f', 'c', 'x')
           and replace(k.conname, '_', ' ') not like '% % %'`,
      ),
    ).toEqual([]);
  });

  it('names every key as GraphQL can, for Hasura makes an enum of them and refuses the whole schema otherwise', async () => {
    expect(
      await names(
        `select k.conname as name from pg_constraint k
         where k.connamespace = 'public'::regnamespace and k.contype in ('p', 'u') and k.conname !~ '^[_a-z][_a-z0-9]*$'`,
      ),
    ).toEqual([]);
  });

  it('audits every table that people change', async () => {
    expect(
      await names(
        `select c.oid::regclass::text as name from pg_class c
         where c.relnamespace in ('public'::regnamespace, 'access'::regnamespace) and c.relkind = 'r'
           and not exists (select from pg_constraint k where k.conrelid = c.oid and pg_get_constraintdef(k.oid) like 'CHECK (false)%')
           and not exists (
             select from pg_trigger t
             where t.tgrelid = c.oid and t.tgname = 'what_people_change_is_kept' and t.tgenabled = 'O')
           and ${notOfExtensions('pg_class', 'c.oid')}
         order by 1`,
      ),
    ).toEqual(Object.keys(unauditedTables));
  });

  it('leaves every secret out of the audit trail', async () => {
    const secretsLeftOut = `secret_columns(t.tgrelid) is not distinct from (
      select string_agg(quote_literal(argument), ', ' order by n)
      from unnest(string_to_array(encode(t.tgargs, 'escape'), '\\000')) with ordinality as given (argument, n)
      where argument <> '')`;
    expect(
      await names(
        `select t.tgrelid::regclass::text as name from pg_trigger t
         where t.tgname = 'what_people_change_is_kept' and not (${secretsLeftOut})`,
      ),
    ).toEqual([]);
    expect(await names(`select secret_columns('access.credentials') as name`)).toEqual(["'password_hash', 'pin_hash'"]);
  });

  it('keeps every time with its zone', async () => {
    expect(
      await names(
        `select c.relname || '.' || a.attname as name
         from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0
         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.atttypid = 'timestamp'::regtype`,
      ),
    ).toEqual([]);
  });
});

describe('the migrations', () => {
  it('go down to nothing and up again to the same schema', async () => {
    const before = await readCatalog(database.pool);
    for (const name of migrationNames.toReversed()) await runMigration(database.pool, name, 'down');
    expect(await readCatalog(database.pool)).toEqual([]);
    for (const name of migrationNames) await runMigration(database.pool, name, 'up');
    expect(await readCatalog(database.pool)).toEqual(before);
  }, 240_000);
});
