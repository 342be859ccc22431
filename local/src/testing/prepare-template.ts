import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { applyMigrations, applySeeds } from '../migrate/apply-migrations.ts';
import { readMigrations, readSeeds } from '../migrate/read-migrations.ts';
import { startDatabaseProcess } from './start-database-process.ts';

/** What a test database holds from the start. */
export interface TemplateContents {
  readonly migrated: boolean;
  readonly seeded: boolean;
}

/** A schema under work changes many times a day, and a template takes 30 to 60 MB. */
const keepTemplatesMs = 24 * 3_600_000;

/** What decides how an empty database looks. */
const engineFiles = ['../../package.json', '../database/engine/pglite-engine.ts'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
);

/**
 * The data folder that test databases are copied from, in the system's temporary folder under a hash of all that went
 * into it. Made when missing, in a folder of its own and renamed when whole: two test processes may do so at once, and
 * the later one throws its own away.
 */
export async function prepareTemplate(contents: TemplateContents): Promise<string> {
  const base = join(tmpdir(), 'andon-database-templates');
  const template = join(base, keyOf(contents));
  if (existsSync(template)) return template;
  mkdirSync(base, { recursive: true });
  removeOutdated(base);
  const unfinished = mkdtempSync(join(base, 'unfinished-'));
  if (contents.migrated) {
    const empty = await prepareTemplate({ migrated: false, seeded: false });
    cpSync(empty, unfinished, { recursive: true });
  }
  await fill(unfinished, contents);
  try {
    renameSync(unfinished, template);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(template)) throw error;
  }
  return template;
}

/** Templates of schemas that have since changed. */
function removeOutdated(base: string): void {
  const outdatedBefore = Date.now() - keepTemplatesMs;
  for (const name of readdirSync(base)) {
    const path = join(base, name);
    const madeAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (madeAt < outdatedBefore) rmSync(path, { recursive: true, force: true });
  }
}

async function fill(dataFolder: string, { migrated, seeded }: TemplateContents): Promise<void> {
  const database = await startDatabaseProcess(dataFolder);
  try {
    const client = new Client({ connectionString: database.url });
    await client.connect();
    try {
      if (migrated) await applyMigrations(client, readMigrations());
      if (seeded) await applySeeds(client, readSeeds());
    } finally {
      await client.end();
    }
  } finally {
    await database.stop();
  }
}

function keyOf({ migrated, seeded }: TemplateContents): string {
  const hash = createHash('sha256');
  for (const file of engineFiles) hash.update(readFileSync(file));
  const files = [...(migrated ? readMigrations().map(({ up }) => up) : []), ...(seeded ? readSeeds() : [])];
  for (const { path, text } of files) hash.update(`${path}\0${text}\0`);
  return `${migrated ? 'migrated' : 'empty'}${seeded ? '-seeded' : ''}-${hash.digest('hex').slice(0, 16)}`;
}
