import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveDatabase } from './support/served-database.ts';
import type { ServedDatabase } from './support/served-database.ts';

/** What the derivation and the calculations keep for themselves. */
const untracked = [
  'audit_chains',
  'alert_rule_progress',
  'equipment_count_sums',
  'equipment_source_limits',
  'equipment_tails',
  'oee_of_shifts',
  'oee_roll_ups',
  'removed_samples',
  'roll_up_progress',
  'samples_derived_at_commit',
  'shift_figures_up_to_date',
  'shifts_of_equipment',
  'spc_constants',
  'stop_facts',
  'stop_losses',
  'touched_stretches',
];

let database: TestDatabase;
let served: ServedDatabase;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  served = await serveDatabase(database.url);
});
afterAll(async () => {
  await served.stop();
  await database.stop();
});

interface Relationship {
  readonly using: Readonly<Record<string, unknown>>;
}

interface Source {
  readonly tables: readonly {
    readonly table: { readonly name: string };
    readonly object_relationships?: readonly Relationship[];
    readonly array_relationships?: readonly Relationship[];
  }[];
  readonly functions: readonly { readonly function: { readonly schema: string; readonly name: string } }[];
}

async function exportSource(): Promise<Source> {
  const { sources } = (await served.command('export_metadata')) as { sources: readonly [Source] };
  return sources[0];
}

async function names(statement: string): Promise<readonly string[]> {
  const { rows } = await database.pool.query<{ name: string }>(statement);
  return rows.map(({ name }) => name);
}

describe('the metadata', () => {
  it('fits the database', async () => {
    expect(await served.command('get_inconsistent_metadata')).toEqual({
      is_consistent: true,
      inconsistent_objects: [],
    });
  });

  it('tracks every table and view of public but those left out on purpose', async () => {
    const { tables } = await exportSource();
    const all = await names(
      `select c.relname as name from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'm', 'p')
         and not exists (select from pg_depend e where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')`,
    );
    expect([...tables.map(({ table }) => table.name), ...untracked].sort()).toEqual([...all].sort());
  });

  it('tracks every function of api that gives rows, and no other', async () => {
    const { functions } = await exportSource();
    const all = await names(
      `select proname as name from pg_proc where pronamespace = 'api'::regnamespace and proretset order by proname`,
    );
    expect(functions.map(({ function: { schema, name } }) => `${schema}.${name}`).sort()).toEqual(
      all.map((name) => `api.${name}`).sort(),
    );
  });

  it('follows every foreign key both ways', async () => {
    const { tables } = await exportSource();
    const followed = new Set(
      tables.flatMap(({ table, object_relationships: objects = [], array_relationships: arrays = [] }) =>
        [...objects, ...arrays].map(({ using }) => describeKey(table.name, using['foreign_key_constraint_on'])),
      ),
    );
    const { rows } = await database.pool.query<{ from: string; to: string; columns: readonly string[] }>(
      `select k.conrelid::regclass::text as "from", k.confrelid::regclass::text as "to",
         array(select attname::text from unnest(k.conkey) with ordinality key (number, position)
           join pg_attribute a on a.attrelid = k.conrelid and a.attnum = key.number order by position) as columns
       from pg_constraint k where k.contype = 'f' and k.connamespace = 'public'::regnamespace`,
    );
    const keys = rows.filter(({ from, to }) => !untracked.includes(from) && !untracked.includes(to));
    const missing = keys.flatMap(({ from, to, columns }) =>
      [`${from}(${columns.join()})`, `${to} ← ${from}(${columns.join()})`].filter((key) => !followed.has(key)),
    );
    expect(keys.length).toBeGreaterThan(50);
    expect(missing).toEqual([]);
  });
});

/** `equipment(area_id)` for a table's own key, `areas ← equipment(area_id)` for another table's key seen from here. */
function describeKey(table: string, using: unknown): string {
  if (typeof using === 'string') return `${table}(${using})`;
  if (Array.isArray(using)) return `${table}(${using.join()})`;
  const {
    table: other,
    column,
    columns,
  } = (using ?? {}) as {
    table?: { name: string };
    column?: string;
    columns?: readonly string[];
  };
  return `${table} ← ${other?.name ?? '?'}(${column ?? columns?.join() ?? ''})`;
}
