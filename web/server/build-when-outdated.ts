import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

const room = resolve(import.meta.dirname, '..');
const kept = resolve(room, '../node_modules/.cache/andon-web');

/** The application as a browser takes it, built anew when a source or a package has changed; answers its folder. */
export async function buildWhenOutdated(): Promise<string> {
  const folder = join(kept, hashOfSources());
  if (existsSync(folder)) return folder;
  mkdirSync(kept, { recursive: true });
  const unfinished = `${folder}.${process.pid}`;
  // Loaded only where there is something to build: it takes longer than the server.
  const { build } = await import('vite');
  await build({
    root: room,
    configFile: join(room, 'vite.config.ts'),
    logLevel: 'warn',
    build: { outDir: unfinished, emptyOutDir: true },
  });
  const others = readdirSync(kept).filter((name) => join(kept, name) !== unfinished && !name.includes('.'));
  // A process that starts now finds the whole folder or none.
  if (!existsSync(folder)) renameSync(unfinished, folder);
  for (const name of others)
    if (join(kept, name) !== folder) rmSync(join(kept, name), { recursive: true, force: true });
  rmSync(unfinished, { recursive: true, force: true });
  return folder;
}

function hashOfSources(): string {
  const sources = ['src', 'public'].flatMap((part) =>
    readdirSync(join(room, part), { recursive: true, encoding: 'utf8' }).map((name) => join(room, part, name)),
  );
  const others = [
    join(room, 'index.html'),
    join(room, 'vite.config.ts'),
    resolve(room, '../node_modules/.package-lock.json'),
  ];
  const hash = createHash('sha256');
  for (const file of [...sources.filter((name) => statSync(name).isFile()).toSorted(), ...others]) {
    hash.update(file).update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}
