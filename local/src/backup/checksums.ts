import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** Lines as `sha256sum` writes them, so that `sha256sum --check` reads them, too. */
export const checksumsFile = 'SHA256SUMS';

/** Writes the checksums of every file of a folder into the folder. */
export async function writeChecksums(folder: string): Promise<void> {
  await writeFile(join(folder, checksumsFile), await sumsOf(folder));
}

/** Whether a folder holds the files that it held when its checksums were written, and no others. */
export async function areChecksumsRight(folder: string): Promise<boolean> {
  const written = await readFile(join(folder, checksumsFile), 'utf8').catch(() => undefined);
  return written === (await sumsOf(folder));
}

async function sumsOf(folder: string): Promise<string> {
  const lines: string[] = [];
  for (const path of await filesOf(folder)) lines.push(`${await sumOf(join(folder, path))}  ${path}\n`);
  return lines.join('');
}

async function filesOf(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  const paths = files.map((file) => relative(folder, file).replaceAll(sep, '/'));
  return paths.filter((path) => path !== checksumsFile).toSorted();
}

async function sumOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}
