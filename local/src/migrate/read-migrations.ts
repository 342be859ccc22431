import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PlainError } from '../plain-error.ts';
import { projectFolder } from '../settings.ts';

/** A file of SQL with the path that error messages show. */
export interface SqlFile {
  /** Relative to the project folder. */
  readonly path: string;
  readonly text: string;
}

/** One folder `<version>_<concern>` of a Hasura CLI v3 project. */
export interface Migration {
  readonly version: number;
  /** The folder's whole name. */
  readonly name: string;
  readonly up: SqlFile;
  readonly down: SqlFile;
}

const migrationsFolder = 'hasura/migrations/default';
const seedsFolder = 'hasura/seeds/default';
const folderName = /^(\d+)_[a-z0-9_]+$/;

/**
 * Reads every migration, ordered by version.
 * @throws {PlainError} when a folder has no version of its own, or no up.sql or down.sql.
 */
export function readMigrations(project: string = projectFolder): readonly Migration[] {
  const names = readdirSync(join(project, migrationsFolder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
  const migrations = names.map((name) => readMigration(project, name)).sort((a, b) => a.version - b.version);
  for (const [index, migration] of migrations.entries()) {
    const twin = migrations[index + 1];
    if (twin?.version === migration.version) {
      throw new PlainError(`${migration.name} and ${twin.name} share one version: give one of them another number.`);
    }
  }
  return migrations;
}

/** Reads the seed files, ordered by name. */
export function readSeeds(project: string = projectFolder): readonly SqlFile[] {
  const folder = join(project, seedsFolder);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith('.sql'));
  return files.sort().map((file) => readSqlFile(project, `${seedsFolder}/${file}`));
}

function readMigration(project: string, name: string): Migration {
  const version = folderName.exec(name)?.[1];
  if (version === undefined) {
    throw new PlainError(`${migrationsFolder}/${name} is no migration: name it <number>_<concern>, such as 100_plant.`);
  }
  return {
    version: Number(version),
    name,
    up: readSqlFile(project, `${migrationsFolder}/${name}/up.sql`),
    down: readSqlFile(project, `${migrationsFolder}/${name}/down.sql`),
  };
}

function readSqlFile(project: string, path: string): SqlFile {
  try {
    return { path, text: readFileSync(join(project, path), 'utf8') };
  } catch (error) {
    throw new PlainError(`${path} cannot be read: a migration needs an up.sql and a down.sql.`, { cause: error });
  }
}
