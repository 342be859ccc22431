import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** One migration of a project. */
export interface Migration {
  /** What comes first runs first; hasura-cli takes the milliseconds since 1970. */
  readonly version: string;
  readonly name: string;
  readonly folder: string;
}

/** The migrations of a source in their order. */
export function listMigrations(directory: string, source: string): readonly Migration[] {
  const folder = join(directory, source);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((entry): readonly Migration[] => {
      const [, version, name] = /^(\d+)_(.*)$/.exec(entry) ?? [];
      return version === undefined || name === undefined ? [] : [{ version, name, folder: join(folder, entry) }];
    })
    .sort((one, other) => compareVersions(one.version, other.version));
}

export function compareVersions(one: string, other: string): number {
  const difference = BigInt(one) - BigInt(other);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The SQL of a direction; empty when there is none. */
export function readDirection({ folder }: Migration, direction: 'up' | 'down'): string {
  const file = join(folder, `${direction}.sql`);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** What a new migration consists of. */
export interface MigrationParts {
  readonly version: string;
  readonly name: string;
  readonly up: string;
  readonly down: string;
}

export function writeMigration(directory: string, source: string, parts: MigrationParts): Migration {
  const { version, name, up, down } = parts;
  const folder = join(directory, source, `${version}_${name}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'up.sql'), up);
  writeFileSync(join(folder, 'down.sql'), down);
  return { version, name, folder };
}

export function removeMigration({ folder }: Migration): void {
  rmSync(folder, { recursive: true });
}
