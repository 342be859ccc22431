import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** Does work in a folder of its own within another one, open to its owner only, and removes it afterwards. */
export async function inTemporaryFolder<Result>(
  parent: string,
  work: (folder: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(parent, '.andon-backup-'));
  try {
    return await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
