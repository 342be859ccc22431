import { readFileSync } from 'node:fs';
import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatPermissions } from '../src/permissions/format-permissions.ts';
import { readMetadataPermissions } from '../src/permissions/metadata-permissions.ts';
import { roles, type Role } from '../src/permissions/role-rights.ts';
import { readMatrix, type MatrixRow } from './support/permission-matrix.ts';
import { RoleSchema } from './support/role-schema.ts';
import { serveDatabase } from './support/served-database.ts';
import type { Asker, ServedDatabase } from './support/served-database.ts';

const metadata = readMetadataPermissions();
const document = readFileSync(new URL('../../docs/permissions.md', import.meta.url), 'utf8');

let database: TestDatabase;
let served: ServedDatabase;
beforeAll(async () => {
  database = await startTestDatabase({ migrated: true, seeded: false });
  served = await serveDatabase(database.url);
}, 240_000);
afterAll(async () => {
  await served.stop();
  await database.stop();
});

/** Somebody of a role whose enterprise and sites have nothing in them. */
function as(role: string): Asker {
  return { role, enterpriseId: 1, siteIds: [1], userId: '00000000-0000-4000-8000-000000000000' };
}

/** Asks for nothing at all in the way of each letter of the matrix: it fits the schema only if the role may. */
const attempts: Readonly<Record<string, (table: string) => string>> = {
  r: (table) => `{ ${table}(limit: 0) { __typename } }`,
  a: (table) => `{ ${table}_aggregate(limit: 0) { aggregate { count } } }`,
  i: (table) => `mutation { insert_${table}(objects: []) { affected_rows } }`,
  u: (table) => `mutation { update_${table}(where: { _not: {} }) { affected_rows } }`,
  d: (table) => `mutation { delete_${table}(where: { _not: {} }) { affected_rows } }`,
};

/** The letters of what a role gets through with. */
async function lettersOf(role: Role, table: string): Promise<string> {
  const found: string[] = [];
  for (const [letter, write] of Object.entries(attempts)) {
    const { data, errors } = await served.ask(as(role), write(table));
    if (data !== undefined) found.push(letter);
    else
      expect(errors?.[0]?.message, `${role} ${write(table)}`).toMatch(
        /not found in type: '(query|mutation)_root'|^no (mutations|queries) exist$/,
      );
  }
  return found.join('');
}

/** What the document says that a role may do by root fields. */
function writtenLetters({ cells }: MatrixRow, role: Role): string {
  return (cells[role] ?? '').replace('f', '');
}

describe('docs/permissions.md', () => {
  it('is what the metadata says', () => {
    expect(document).toBe(formatPermissions(metadata));
  });

  it('is what the engine allows, for every role, table and operation', async () => {
    const written = new Map(readMatrix(document, 'Tables and views').map((row) => [row.name, row]));
    expect(written.size).toBeGreaterThan(60);
    for (const { name } of metadata.tables) {
      for (const role of roles) {
        const row = written.get(name) ?? { name, cells: {} };
        expect(await lettersOf(role, name), `${role} on ${name}`).toBe(writtenLetters(row, role));
      }
    }
  }, 240_000);

  it('is what the engine allows, for every role and action or function that changes something', async () => {
    const written = [...readMatrix(document, 'Actions'), ...readMatrix(document, 'Functions that change something')];
    expect(written.length).toBeGreaterThan(15);
    for (const role of roles) {
      const schema = await RoleSchema.read(served, as(role));
      const callable = new Set(
        [...schema.rootFields('mutation_root'), ...schema.rootFields('query_root')].map(({ name }) => name),
      );
      for (const { name, cells } of written) {
        expect(callable.has(name), `${role} calls ${name}`).toBe(cells[role] === 'x');
      }
      const called = schema.rootFields('mutation_root').map(({ name }) => name);
      const ofTables = /^(insert|update|delete)_|_aggregate$|^no_/;
      const unwritten = called.filter((name) => !ofTables.test(name) && !written.some((row) => row.name === name));
      expect(unwritten, role).toEqual([]);
    }
  }, 240_000);
});

describe('the metadata', () => {
  it('bounds how many rows people and systems are given at once', () => {
    const handlers = ['command_handler', 'sign_in_handler'];
    const unbounded = metadata.tables.flatMap(({ name, select }) =>
      select
        .filter(({ role, permission }) => !handlers.includes(role) && permission.limit === undefined)
        .map(({ role }) => `${role} ${name}`),
    );
    expect(unbounded).toEqual([]);
  });

  it('names no role that the document does not know', () => {
    const named = metadata.tables.flatMap((table) =>
      [table.select, table.insert, table.update, table.delete].flat().map(({ role }) => role),
    );
    const called = [...metadata.functions, ...metadata.actions].flatMap((callable) => callable.roles);
    expect(
      [...named, ...called, ...metadata.inherited.keys()].filter((role) => !roles.some((known) => known === role)),
    ).toEqual([]);
  });

  it('lets a role be asked for by those who have its rights', async () => {
    const withParents = (role: string): ReadonlySet<string> =>
      new Set([role, ...(metadata.inherited.get(role) ?? []).flatMap((parent) => [...withParents(parent)])]);
    for (const role of ['viewer', 'operator', 'supervisor', 'engineer', 'planner', 'administrator', 'mes', 'ingest']) {
      const { rows } = await database.pool.query<{ allowed: readonly string[] }>(
        'select access.roles_within($1) as allowed',
        [role],
      );
      expect([...(rows[0]?.allowed ?? [])].sort(), role).toEqual([...withParents(role)].sort());
    }
  });
});
