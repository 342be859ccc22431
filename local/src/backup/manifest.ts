import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readMigrations } from '../migrate/read-migrations.ts';
import { PlainError } from '../plain-error.ts';
import { projectFolder } from '../settings.ts';

const fileName = 'manifest.json';
/** Raised when an older Andon could not restore the file any more. */
const formatVersion = 1;

/** A role that has rights in the database. Its password is in no backup. */
const roleSchema = z.object({
  name: z.string(),
  canLogin: z.boolean(),
  /** -1: as many as it likes. */
  connectionLimit: z.int(),
  /** What holds for its sessions, such as `statement_timeout=30s`. */
  settings: z.array(z.string()).readonly(),
});

const databaseSchema = z.object({
  /** `embedded`: the folder `database/files`. `server`: `database.dump`, of pg_dump in its custom format. */
  kind: z.enum(['embedded', 'server']),
  /** `server_version_num`: 170005 is 17.5. */
  postgres: z.int(),
  /** Null: the database has no TimescaleDB. */
  timescaledb: z.string().nullable(),
  /** Versions of the applied migrations, in order. */
  migrations: z.array(z.int()).readonly(),
  /** They belong to the server, so a dump only names them. */
  roles: z.array(roleSchema).readonly(),
});

const manifestSchema = z.object({
  kind: z.literal('andon-backup'),
  formatVersion: z.int(),
  andon: z.string(),
  madeAt: z.iso.datetime(),
  database: databaseSchema,
});

/** The database that a backup holds. */
export type BackedUpDatabase = Readonly<z.infer<typeof databaseSchema>>;

/** What a backup says of itself. */
export type Manifest = Readonly<z.infer<typeof manifestSchema>>;

/** Writes what a backup says of itself into its folder. */
export function writeManifest(folder: string, database: BackedUpDatabase): Manifest {
  const madeAt = new Date().toISOString();
  const manifest = { kind: 'andon-backup', formatVersion, andon: andonVersion(), madeAt, database } as const;
  writeFileSync(join(folder, fileName), `${JSON.stringify(manifest, null, 2)}\n`);
  return manifest;
}

/**
 * Reads what a backup says of itself.
 * @throws {PlainError} when it is none, or was made by a version whose backups this one can't read.
 */
export function readManifest(folder: string): Manifest {
  const contents = readJson(join(folder, fileName));
  const found = z.looseObject({ kind: z.literal('andon-backup'), formatVersion: z.int() }).safeParse(contents);
  if (!found.success) throw new PlainError('The file is no backup of Andon: name one that npm run backup made.');
  if (found.data.formatVersion > formatVersion) {
    throw new PlainError('A newer version of Andon made this backup: restore it with that version.');
  }
  const manifest = manifestSchema.parse(contents);
  rejectUnknownMigrations(manifest);
  return manifest;
}

function rejectUnknownMigrations({ andon, database }: Manifest): void {
  const known = new Set(readMigrations().map(({ version }) => version));
  const unknown = database.migrations.filter((version) => !known.has(version));
  if (unknown.length === 0) return;
  throw new PlainError(
    `The backup has migration ${unknown.join(', ')}, which this version of Andon does not know: restore it with ` +
      `version ${andon} or a later one.`,
  );
}

function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return undefined;
  }
}

function andonVersion(): string {
  const { version } = z.object({ version: z.string() }).parse(readJson(join(projectFolder, 'package.json')));
  return version;
}
