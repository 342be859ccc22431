import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startTestDatabase, type TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test } from 'vitest';
import { lineDifference } from '../src/command-line/line-difference.ts';
import type { Json, JsonObject } from '../src/metadata/json.ts';
import { startTestEngine, type TestEngine } from './fixture/start-test-engine.ts';
import { runProjectCommand } from './support/run-project-command.ts';

/** What somebody changed in a console comes into the files of this project as a diff that a person can review. */

const project = fileURLToPath(new URL('../../hasura', import.meta.url));
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
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'engine-export-'));
  cpSync(join(project, 'config.yaml'), join(folder, 'config.yaml'));
  cpSync(join(project, 'metadata'), join(folder, 'metadata'), { recursive: true });
  await run('metadata', 'apply');
});
afterEach(() => rmSync(folder, { recursive: true }));

const run = (...words: readonly string[]): Promise<readonly string[]> => runProjectCommand(engine, folder, ...words);

/** Somebody changes a copy of the metadata in a console. Its tables need not be there for that. */
async function change(edit: (metadata: Metadata) => void): Promise<void> {
  const metadata = (await engine.command({ type: 'export_metadata', args: {} })) as Metadata;
  edit(metadata);
  await engine.command({
    type: 'replace_metadata',
    version: 2,
    args: { allow_inconsistent_metadata: true, metadata },
  });
}

interface Permission {
  readonly role: string;
  permission: { columns: Json; filter: Json; limit?: number };
}

interface Metadata {
  readonly sources: readonly {
    readonly tables: {
      readonly table: { readonly name: string };
      select_permissions?: Permission[];
    }[];
  }[];
  readonly actions: { name: string; comment?: string; definition: JsonObject; permissions: { role: string }[] }[];
}

function tableOf(metadata: Metadata, name: string) {
  const table = metadata.sources[0]?.tables.find((each) => each.table.name === name);
  if (table === undefined) throw new Error(`There is no table ${name}.`);
  return table;
}

function permissionOf(metadata: Metadata, name: string, role: string): Permission {
  const permission = tableOf(metadata, name).select_permissions?.find((each) => each.role === role);
  if (permission === undefined) throw new Error(`${role} has no permission.`);
  return permission;
}

/** What an export changes: the lines of each file that are gone and come. */
async function exported(): Promise<Readonly<Record<string, readonly string[]>>> {
  const before = filesOf(folder);
  await run('metadata', 'export');
  const after = filesOf(folder);
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const changed = paths.filter((path) => before[path] !== after[path]);
  return Object.fromEntries(
    changed.map((path) => {
      const lines = lineDifference(before[path] ?? '', after[path] ?? '');
      return [path, lines.filter((line) => !line.startsWith(' '))];
    }),
  );
}

function filesOf(directory: string): Readonly<Record<string, string>> {
  const paths = readdirSync(directory, { recursive: true, encoding: 'utf8' });
  const files = paths.filter((path) => statSync(join(directory, path)).isFile());
  return Object.fromEntries(files.map((path) => [path, readFileSync(join(directory, path), 'utf8')]));
}

/** The files say what the engine has, so that another export changes nothing. */
async function expectSettled(): Promise<void> {
  expect(await run('metadata', 'diff')).toEqual([]);
  const has = await engine.command({ type: 'export_metadata', args: {} });
  await run('metadata', 'apply');
  expect(await engine.command({ type: 'export_metadata', args: {} })).toEqual(has);
}

const tables = 'metadata/databases/default/tables';

test('what nobody changed gives no diff', async () => {
  expect(await exported()).toEqual({});
});

test('one changed permission gives the lines of that permission', async () => {
  await change((metadata) => {
    const { permission } = permissionOf(metadata, 'equipment', 'ingest');
    permission.columns = ['id', 'area_id', 'kind', 'name', 'sort_order'];
    permission.limit = 500;
  });
  expect(await exported()).toEqual({
    [`${tables}/public_equipment.yaml`]: [
      '-         - parent_id',
      '+         - sort_order',
      '-       limit: 10000',
      '+       limit: 500',
    ],
  });
  await expectSettled();
});

test('a role that comes and one that goes leave the others, and comments, as they are', async () => {
  await change((metadata) => {
    tableOf(metadata, 'production_orders').select_permissions?.push({
      role: 'auditor',
      permission: { columns: ['id', 'status'], filter: {} },
    });
    const { permission } = permissionOf(metadata, 'telemetry', 'viewer');
    permission.limit = 7;
  });
  const diff = await exported();
  expect(Object.keys(diff).toSorted()).toEqual([
    `${tables}/public_production_orders.yaml`,
    `${tables}/public_telemetry.yaml`,
  ]);
  expect(diff[`${tables}/public_production_orders.yaml`]).toEqual([
    '+   - role: auditor',
    '+     permission:',
    '+       columns:',
    '+         - id',
    '+         - status',
    '+       filter: {}',
  ]);
  expect(diff[`${tables}/public_telemetry.yaml`]?.filter((line) => line.startsWith('+'))).toEqual(['+       limit: 7']);
  await expectSettled();
  await change((metadata) => {
    const table = tableOf(metadata, 'production_orders');
    table.select_permissions = (table.select_permissions ?? []).filter(({ role }) => role !== 'auditor');
  });
  await run('metadata', 'export');
  const path = 'databases/default/tables/public_production_orders.yaml';
  const [now, then] = [folder, project].map((root) => readFileSync(join(root, 'metadata', path), 'utf8'));
  expect(now).toBe(then);
});

test('a changed action gives its own lines in both of its files', async () => {
  await change(({ actions }) => {
    const splitStop = actions.find(({ name }) => name === 'splitStop');
    if (splitStop === undefined) throw new Error('There is no action splitStop.');
    splitStop.comment = 'Splits a stop.';
    splitStop.permissions.push({ role: 'auditor' });
  });
  const diff = await exported();
  expect(Object.keys(diff).toSorted()).toEqual(['metadata/actions.graphql', 'metadata/actions.yaml']);
  expect(diff['metadata/actions.graphql']?.filter((line) => line.startsWith('+'))).toEqual(['+   Splits a stop.']);
  expect(diff['metadata/actions.graphql']).toHaveLength(2);
  expect(diff['metadata/actions.yaml']).toEqual(['+       - role: auditor', '+     comment: Splits a stop.']);
  await expectSettled();
});

test('an action that comes and one that goes leave the others as they are', async () => {
  await change((metadata) => {
    const [first] = metadata.actions;
    if (first === undefined) throw new Error('There is no action.');
    metadata.actions.push({ ...structuredClone(first), name: 'justifyTwice' });
    metadata.actions.splice(
      metadata.actions.findIndex(({ name }) => name === 'mergeStops'),
      1,
    );
  });
  const diff = await exported();
  const graphql = diff['metadata/actions.graphql'] ?? [];
  expect(graphql.filter((line) => /^[+-] {3}\w+\(/.test(line))).toEqual(['-   mergeStops(', '+   justifyTwice(']);
  expect(graphql.length).toBeLessThan(40);
  await expectSettled();
});
