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

function keyOf({ migrated, seeded }: TemplateContents): string {
  const hash = createHash('sha256');
  for (const file of engineFiles) hash.update(readFileSync(file));
  const files = [...(migrated ? readMigrations().map(({ up }) => up) : []), ...(seeded ? readSeeds() : [])];
  for (const { path, text } of files) hash.update(`${path}\0${text}\0`);
  return `${migrated ? 'migrated' : 'empty'}${seeded ? '-seeded' : ''}-${hash.digest('hex').slice(0, 16)}`;
}
