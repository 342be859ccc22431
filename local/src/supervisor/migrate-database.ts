import { applyMigrations, applySeeds } from '../migrate/apply-migrations.ts';
import { readMigrations, readSeeds } from '../migrate/read-migrations.ts';
import { withClient } from '../with-client.ts';

/** What the migrations step of a start did. */
export interface MigrationSummary {
  readonly migrations: number;
  readonly seeds: number;
}

/** Brings the database up to date, with the demo enterprises when they are wanted. */
export async function migrateDatabase(databaseUrl: string, withSeeds: boolean): Promise<MigrationSummary> {
  return withClient(databaseUrl, async (client) => {
    let migrations = 0;
    let seeds = 0;
    await applyMigrations(client, readMigrations(), () => (migrations += 1));
    if (withSeeds) await applySeeds(client, readSeeds(), () => (seeds += 1));
    return { migrations, seeds };
  });
}
