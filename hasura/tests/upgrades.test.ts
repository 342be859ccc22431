import { readFileSync } from 'node:fs';
import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDerivedTables } from './support/derived-tables.ts';
import { changedValues, readEmptyTables, readKeptValues } from './support/kept-values.ts';
import { migrationNames, runMigration } from './support/migrations.ts';
import { readCatalog } from './support/read-catalog.ts';
import { buildTenant } from './support/tenant.ts';

const plantInUse = readFileSync(new URL('./support/plant-in-use.sql', import.meta.url), 'utf8');

/** The last migration of what sources write; what is derived from it comes after. */
const lastOfSamples = '207_transient_values';

let database: TestDatabase;
beforeAll(async () => {
  database = await startPlantInUse();
});
afterAll(async () => database.stop());

/** A database in which every table has rows, chunks in the columnstore and roll-ups. */
async function startPlantInUse(): Promise<TestDatabase> {
  return startTestDatabase({ filling: { key: `a plant in use ${plantInUse}`, fill: fillPlant } });
}

async function fillPlant(databaseUrl: string): Promise<void> {
  const pool = new Pool({ connectionString: databaseUrl });
  try {
    await buildTenant(pool, 'Plant');
    for (const rollUp of ['telemetry_by_minute', 'telemetry_by_quarter_hour']) {
      await pool.query(`call refresh_continuous_aggregate('${rollUp}', null, null)`);
    }
    await pool.query(plantInUse);
  } finally {
    await pool.end();
  }
}

/** The schema of a database without data after each migration, by the name of the migration. */
async function readFreshCatalogs(): Promise<ReadonlyMap<string, readonly string[]>> {
  const fresh = await startTestDatabase({ migrated: false });
  const catalogs = new Map<string, readonly string[]>();
  for (const name of migrationNames) {
    await runMigration(fresh.pool, name, 'up');
    catalogs.set(name, await readCatalog(fresh.pool));
  }
  await fresh.stop();
  return catalogs;
}

function difference(wanted: readonly string[] = [], found: readonly string[]): readonly string[] {
  const [ofWanted, ofFound] = [new Set(wanted), new Set(found)];
  return [
    ...wanted.filter((line) => !ofFound.has(line)).map((line) => `missing: ${line}`),
    ...found.filter((line) => !ofWanted.has(line)).map((line) => `too much: ${line}`),
  ];
}

describe('a database with data', () => {
  it('has rows in every table that keeps some', async () => {
    expect(await readEmptyTables(database.pool)).toEqual([
      // Notes that the transaction which makes them uses up.
      'removed_samples',
      'samples_derived_at_commit',
      'touched_stretches',
    ]);
  });

  it('loses nothing at any step down and up that the step does not drop, and has the schema of a fresh one', async () => {
    const fresh = await readFreshCatalogs();
    const downwards = migrationNames.toReversed();
    let kept = await readKeptValues(database.pool);
    for (const [index, name] of downwards.entries()) {
      for (const [direction, atMigration] of [
        ['down', downwards[index + 1]],
        ['up', name],
      ] as const) {
        await runMigration(database.pool, name, direction);
        const now = await readKeptValues(database.pool);
        expect({ name, direction, changed: changedValues(kept, now) }).toEqual({ name, direction, changed: [] });
        const catalog = atMigration === undefined ? [] : fresh.get(atMigration);
        const differs = difference(catalog, await readCatalog(database.pool));
        expect({ name, direction, differs }).toEqual({ name, direction, differs: [] });
        kept = now;
      }
      // What the next step finds is what this one left behind.
      await runMigration(database.pool, name, 'down');
    }
    expect(await readCatalog(database.pool)).toEqual([]);
  }, 900_000);
});

describe('a database of an old version', () => {
  it('goes up through all later ones at once, and derives again what they derive from its samples', async () => {
    const old = await startPlantInUse();
    try {
      const { rows } = await old.pool.query<{ id: number }>(`select id from equipment where name = 'Alone'`);
      const machine = rows[0]?.id ?? 0;
      const [catalog, derived] = [await readCatalog(old.pool), await readDerivedTables(old.pool, machine)];
      expect(derived.intervals.length).toBeGreaterThan(0);
      const later = migrationNames.slice(migrationNames.indexOf(lastOfSamples) + 1);
      for (const name of later.toReversed()) await runMigration(old.pool, name, 'down');
      const kept = await readKeptValues(old.pool);
      for (const name of later) await runMigration(old.pool, name, 'up');
      expect(changedValues(kept, await readKeptValues(old.pool))).toEqual([]);
      expect(difference(catalog, await readCatalog(old.pool))).toEqual([]);
      await old.pool.query('select derive_equipment_again($1)', [machine]);
      expect({ ...(await readDerivedTables(old.pool, machine)), rollUps: [] }).toEqual({ ...derived, rollUps: [] });
    } finally {
      await old.stop();
    }
  }, 400_000);
});
