import { open, readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** So many files wait for the disk at once, which lets the file system write them in few passes. */
const atOnce = 16;

/** Waits until every file and folder of `folder`, and `folder` itself, is on the disk. */
export async function syncTree(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true });
  const paths = [folder, ...entries.map((entry) => join(folder, entry))];
  const syncSome = async (): Promise<void> => {
    for (let path = paths.pop(); path !== undefined; path = paths.pop()) await syncOne(path);
  };
  await Promise.all(Array.from({ length: atOnce }, syncSome));
}

async function syncOne(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}
