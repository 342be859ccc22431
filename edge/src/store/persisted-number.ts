import { existsSync, readFileSync } from 'node:fs';
import { writeFileAtomically } from './write-file-atomically.ts';

/** A whole number in a file of its own, as the last run left it; `undefined` when there is none or it is damaged. */
export function readPersistedNumber(path: string): number | undefined {
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8').trim();
  return /^\d+$/u.test(text) ? Number(text) : undefined;
}

export function writePersistedNumber(path: string, value: number): void {
  writeFileAtomically(path, `${value}\n`);
}
