import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMigrations, readSeeds } from '../migrate/read-migrations.ts';
import { projectFolder } from '../settings.ts';

/** What a database holds from the start. */
export interface TemplateContents {
  readonly migrated: boolean;
  readonly seeded: boolean;
  /** Rows besides, where they are too many to be inserted each time. */
  readonly filling?: Filling;
}

export interface Filling {
  /** Changes with what is filled in. */
  readonly key: string;
  /** Fills the database at an address; templates are made again daily, so the rows may depend on the day. */
  readonly fill: (url: string) => Promise<void>;
}

/** Goes away with everything else that `npm ci` renews. */
export const templatesFolder = join(projectFolder, 'node_modules', '.cache', 'andon-databases');

/** What decides how an empty database looks. */
const engineFiles = ['../../package.json', '../database/engine/pglite-engine.ts'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/** Where the template with these contents is, once it is made. */
export function templateFolder(contents: TemplateContents): string {
  return join(templatesFolder, keyOf(contents));
}

function keyOf({ migrated, seeded, filling }: TemplateContents): string {
  const hash = createHash('sha256');
  for (const file of engineFiles) hash.update(readFileSync(file));
  const files = [...(migrated ? readMigrations().map(({ up }) => up) : []), ...(seeded ? readSeeds() : [])];
  for (const { path, text } of files) hash.update(`${path}\0${text}\0`);
  if (filling !== undefined) hash.update(filling.key);
  return `${migrated ? 'migrated' : 'empty'}${seeded ? '-seeded' : ''}${filling ? '-filled' : ''}-${hash.digest('hex').slice(0, 16)}`;
}
