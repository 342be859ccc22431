import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { startTestEngine, type TestEngine } from './fixture/start-test-engine.ts';
import { runProjectCommand } from './support/run-project-command.ts';

let database: TestDatabase;
let engine: TestEngine;
let folder: string;

beforeAll(async () => {
  database = await startTestDatabase({ migrated: false });
  engine = await startTestEngine(database.url);
});

afterAll(async () => {
  await engine.stop();
  await database.stop();
});

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'engine-project-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** What a command of the project says. */
const run = (...words: readonly string[]): Promise<readonly string[]> => runProjectCommand(engine, folder, ...words);

function filesOf(directory: string): Readonly<Record<string, string>> {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => statSync(join(directory, path)).isFile()).sort();
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(directory, path), 'utf8')]));
}

const pathOf = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

test.each([
  ['this project', '../../hasura'],
  ['a shop', 'projects/shop'],
  ['a gateway', 'projects/gateway'],
  ['several sources', 'projects/sources'],
])('%s comes back as it was applied', async (_, path) => {
  const project = pathOf(path);
  cpSync(join(project, 'config.yaml'), join(folder, 'config.yaml'));
  cpSync(join(project, 'metadata'), join(folder, 'metadata'), { recursive: true });
  const before = filesOf(join(folder, 'metadata'));
  await run('metadata', 'apply');
  expect(await run('metadata', 'diff')).toEqual([]);
  await run('metadata', 'export');
  expect(filesOf(join(folder, 'metadata'))).toEqual(before);

  const exported = await engine.command({ type: 'export_metadata', args: {} });
  rmSync(join(folder, 'metadata'), { recursive: true });
  await run('metadata', 'export');
  await engine.command({ type: 'clear_metadata', args: {} });
  await run('metadata', 'apply');
  expect(await engine.command({ type: 'export_metadata', args: {} })).toEqual(exported);
});

test('a new directory gets all files of a project, laid out as hasura-cli does', async () => {
  const gateway = pathOf('projects/gateway');
  cpSync(gateway, folder, { recursive: true });
  await run('metadata', 'apply');
  rmSync(join(folder, 'metadata'), { recursive: true });
  await run('metadata', 'export');
  expect(filesOf(join(folder, 'metadata'))).toEqual(filesOf(join(gateway, 'metadata')));
});
