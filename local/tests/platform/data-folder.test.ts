import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyDataFolder, openDataFolder } from '../../src/supervisor/data-folder.ts';
import { lockFileName, takeDataFolderLock } from '../../src/supervisor/data-folder-lock.ts';
import { identifyProcess } from '../../src/supervisor/process-identity.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'andon-folder-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the lock of a data folder', () => {
  const lockOf = (identity: unknown) => writeFileSync(join(folder, lockFileName), JSON.stringify(identity));

  test('is held by one process until it lets go', () => {
    const lock = takeDataFolderLock(folder);
    expect(takeDataFolderLock(folder)).toEqual(identifyProcess(process.pid));
    if ('release' in lock) lock.release();
    expect(existsSync(join(folder, lockFileName))).toBe(false);
    expect(takeDataFolderLock(folder)).toHaveProperty('release');
  });

  test('is taken over from a process that was killed', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)']);
    lockOf(identifyProcess(child.pid ?? 0));
    expect(takeDataFolderLock(folder)).toMatchObject({ pid: child.pid });
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(takeDataFolderLock(folder)).toHaveProperty('release');
  });

  test('is taken over when its process id belongs to another process by now', () => {
    lockOf({ pid: process.pid, startedAt: 'another boot:1' });
    expect(takeDataFolderLock(folder)).toHaveProperty('release');
  });

  test('is taken over when it is not readable', () => {
    writeFileSync(join(folder, lockFileName), '');
    expect(takeDataFolderLock(folder)).toHaveProperty('release');
  });
});

describe('beginning again', () => {
  test('deletes what the platform wrote and keeps what somebody else put there', () => {
    openDataFolder(folder);
    for (const own of ['database', 'edge', 'logs']) mkdirSync(join(folder, own));
    writeFileSync(join(folder, 'notes.txt'), 'mine');
    emptyDataFolder(folder);
    expect(existsSync(join(folder, 'database'))).toBe(false);
    expect(existsSync(join(folder, 'edge'))).toBe(false);
    expect(existsSync(join(folder, 'notes.txt'))).toBe(true);
  });

  test('refuses a folder that is not a data folder', () => {
    mkdirSync(join(folder, 'database'));
    expect(() => openDataFolder(folder)).toThrow('is not an Andon data folder');
    expect(() => emptyDataFolder(folder)).toThrow('is not an Andon data folder');
    expect(existsSync(join(folder, 'database'))).toBe(true);
  });
});
