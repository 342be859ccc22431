import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../postgraphile/', import.meta.url));

/** Installs PostGraphile beside the project's own packages, unless what the lock file names is there. */
export async function installPostGraphile(): Promise<void> {
  if (changedAt('node_modules/.package-lock.json') > changedAt('package-lock.json')) return;
  const npm = spawn('npm', ['ci'], { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = (await once(npm, 'exit')) as [number | null];
  if (code !== 0) {
    throw new Error(`PostGraphile could not be installed: "npm ci" in ${folder} ended with code ${String(code)}.`);
  }
}

/** Milliseconds since 1970; 0 without the file. */
function changedAt(file: string): number {
  return statSync(`${folder}${file}`, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}
