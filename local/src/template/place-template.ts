import { existsSync } from 'node:fs';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncTree } from '../database/engine/sync-tree.ts';
import { templateFolder } from './template-folder.ts';

/**
 * Puts the database that `npm ci` made ready, with the demo enterprises where they are wanted, into a data folder that has
 * none, so that the first start need not create one and migrate it. Does nothing where no template of this very schema is there: the database is then created as usual.
 * Copied beside its place and renamed when it is whole and on the disk.
 */
export async function placeTemplate(dataFolder: string, seeded: boolean): Promise<void> {
  const files = join(dataFolder, 'database', 'files');
  if (existsSync(files)) return;
  const ready = join(templateFolder({ migrated: true, seeded }), 'database', 'files');
  if (!existsSync(ready)) return;
  const unfinished = `${files}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(join(dataFolder, 'database'), { recursive: true });
  await cp(ready, unfinished, { recursive: true });
  await syncTree(unfinished);
  await rename(unfinished, files);
}
