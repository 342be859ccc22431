import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { create, extract } from 'tar';
import { PlainError } from '../plain-error.ts';
import { areChecksumsRight, writeChecksums } from './checksums.ts';
import { readManifest, type Manifest } from './manifest.ts';

/** For its owner's eyes only: a backup holds what people and machines did, and the hashes of passwords. */
const ownersFile = 0o600;
/** Half as large as no compression, and a fifth slower; higher levels take several times as long for a few percent. */
const compressionLevel = 1;

/** Packs a folder with its checksums into one file, which appears under its name when it is whole and on the disk. */
export async function packBackup(folder: string, file: string): Promise<void> {
  await writeChecksums(folder);
  const unfinished = `${file}.unfinished`;
  rmSync(unfinished, { force: true });
  try {
    const archive = create({ cwd: folder, gzip: { level: compressionLevel } }, await readdir(folder));
    await pipeline(archive, createWriteStream(unfinished, { mode: ownersFile, flags: 'wx' }));
    syncFile(unfinished);
    renameSync(unfinished, file);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

/**
 * Unpacks a backup into an empty folder and checks all of it.
 * @throws {PlainError} when the file is missing, damaged, no backup, or of a newer version.
 */
export async function unpackBackup(file: string, folder: string): Promise<Manifest> {
  if (!existsSync(file)) throw new PlainError(`There is no file ${file}: name a backup that npm run backup made.`);
  try {
    await pipeline(createReadStream(file), extract({ cwd: folder, strict: true, preserveOwner: false }));
  } catch (error) {
    throw new PlainError(`${file} is damaged or no backup: take another one. Nothing was changed.`, { cause: error });
  }
  const manifest = readManifest(folder);
  if (await areChecksumsRight(folder)) return manifest;
  throw new PlainError(`${file} is damaged: its checksums are wrong. Take another backup. Nothing was changed.`);
}

function syncFile(path: string): void {
  const descriptor = openSync(path, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
