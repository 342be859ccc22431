import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { applyMigrations, applySeeds } from '../migrate/apply-migrations.ts';
import { readMigrations, readSeeds } from '../migrate/read-migrations.ts';
import { startDatabaseProcess } from './start-database-process.ts';
import { templateFolder, templatesFolder, type TemplateContents } from './template-folder.ts';

/** A schema under work changes many times a day, and a template takes 30 to 60 MB. */
const keepTemplatesMs = 24 * 3_600_000;

/**
 * The data folder that others are copied from, under a hash of all that went into it: test databases, and the database of
 * a first start. Made when missing, in a folder of its own and renamed when whole: two processes may do so at once, and
 * the later one throws its own away.
 */
export async function prepareTemplate(contents: TemplateContents): Promise<string> {
  const template = templateFolder(contents);
  if (existsSync(template)) return template;
  mkdirSync(templatesFolder, { recursive: true });
  removeOutdated();
  const unfinished = mkdtempSync(join(templatesFolder, 'unfinished-'));
  const base = baseOf(contents);
  if (base !== undefined) cpSync(await prepareTemplate(base), unfinished, { recursive: true });
  await fill(unfinished, contents);
  try {
    renameSync(unfinished, template);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(template)) throw error;
  }
  return template;
}

/** What the template is made from: the same with less in it. */
function baseOf({ migrated, seeded, filling }: TemplateContents): TemplateContents | undefined {
  if (filling !== undefined) return { migrated, seeded };
  return migrated ? { migrated: seeded, seeded: false } : undefined;
}

/** Templates of schemas that have since changed. */
function removeOutdated(): void {
  const outdatedBefore = Date.now() - keepTemplatesMs;
  for (const name of readdirSync(templatesFolder)) {
    const path = join(templatesFolder, name);
    const madeAt = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (madeAt < outdatedBefore) rmSync(path, { recursive: true, force: true });
  }
}

async function fill(dataFolder: string, { migrated, seeded, filling }: TemplateContents): Promise<void> {
  const database = await startDatabaseProcess(dataFolder);
  try {
    if (filling !== undefined) {
      await filling.fill(database.url);
      return;
    }
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
