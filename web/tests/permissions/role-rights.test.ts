import { expect, test } from 'vitest';
import type { ExportedMetadata, TableMetadata } from '../../src/features/permissions/metadata.ts';
import { permissionCommands } from '../../src/features/permissions/permission-commands.ts';
import { RoleRights, rolesOf } from '../../src/features/permissions/role-rights.ts';

const inheritedRoles = [
  { role_name: 'administrator', role_set: ['engineer', 'planner'] },
  { role_name: 'engineer', role_set: ['viewer'] },
  { role_name: 'planner', role_set: ['viewer'] },
];
const table: TableMetadata = {
  table: { schema: 'public', name: 'users' },
  select_permissions: [
    { role: 'viewer', permission: { columns: ['id'], filter: {} } },
    { role: 'planner', permission: { columns: '*', filter: {} } },
  ],
  insert_permissions: [{ role: 'mes', permission: { columns: '*', check: {} } }],
};
const metadata: ExportedMetadata = {
  resource_version: 7,
  metadata: { sources: [{ name: 'default', kind: 'postgres', tables: [table] }], inherited_roles: inheritedRoles },
};

test('roles stand behind those that they inherit, and roles on their own at the end', () => {
  expect(rolesOf(metadata)).toEqual(['viewer', 'engineer', 'planner', 'administrator', 'mes']);
});

test.each([
  ['viewer', 'select', { kind: 'some', from: [] }],
  ['planner', 'select', { kind: 'all', from: [] }],
  ['engineer', 'select', { kind: 'some', from: ['viewer'] }],
  ['administrator', 'select', { kind: 'all', from: ['viewer', 'planner'] }],
  ['administrator', 'insert', { kind: 'none', from: [] }],
  ['mes', 'insert', { kind: 'all', from: [] }],
] as const)('%s has its right to %s by itself or from those that it inherits', (role, operation, right) => {
  expect(new RoleRights(inheritedRoles).rightOf({ table, role, operation })).toEqual(right);
});

test('a cell is changed in one request for the metadata that was seen', () => {
  const source = { name: 'default', kind: 'postgres' };
  const cell = { table, role: 'viewer', operation: 'select' } as const;
  const args = { source: 'default', table: { schema: 'public', name: 'users' }, role: 'viewer' };
  const permission = { columns: ['id', 'name'], filter: {} };
  expect(permissionCommands({ cell, source, permission, comment: 'names, too' }, 7)).toEqual({
    type: 'bulk',
    source: 'default',
    resource_version: 7,
    args: [
      { type: 'pg_drop_select_permission', args },
      { type: 'pg_create_select_permission', args: { ...args, permission, comment: 'names, too' } },
    ],
  });
  expect(permissionCommands({ cell, source, permission: undefined, comment: '' }, 7)).toMatchObject({
    args: [{ type: 'pg_drop_select_permission', args }],
  });
});
