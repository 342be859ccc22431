import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

const room = resolve(import.meta.dirname, '..');
const outDir = mkdtempSync(join(tmpdir(), 'andon-web-'));
const firstPageBytes = 250_000;

interface Chunk {
  readonly file: string;
  readonly imports?: readonly string[];
}

beforeAll(async () => {
  // Else React comes with what it tells developers.
  vi.stubEnv('NODE_ENV', 'production');
  await build({ root: room, configFile: join(room, 'vite.config.ts'), logLevel: 'silent', build: { outDir } });
});
afterAll(() => rmSync(outDir, { recursive: true, force: true }));

test.each([
  'src/features/plant/plant-page.tsx',
  'src/features/terminal/terminal-page.tsx',
  'src/features/andon/andon-page.tsx',
])('the first page needs less than 250 kB of compressed script when it is %s', (page) => {
  const chunks = JSON.parse(readFileSync(join(outDir, '.vite/manifest.json'), 'utf8')) as Readonly<
    Record<string, Chunk>
  >;
  const files = new Set<string>();
  const need = (name: string): void => {
    const chunk = chunks[name];
    if (chunk === undefined) throw new Error(`There is no ${name}.`);
    if (files.has(chunk.file)) return;
    files.add(chunk.file);
    chunk.imports?.forEach(need);
  };
  for (const name of ['index.html', page, 'src/language/words/de.json']) need(name);
  const bytes = [...files].reduce((sum, file) => sum + gzipSync(readFileSync(join(outDir, file))).length, 0);
  expect(bytes).toBeLessThan(firstPageBytes);
});
