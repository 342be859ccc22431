import { adminRole } from '../auth/session.ts';
import { always } from '../model/boolean-expression.ts';
import type { Source } from '../model/model.ts';
import type { Table } from '../model/table.ts';
import type { TablePermissions } from '../model/table-permissions.ts';
import type { RoleTable } from './meaning.ts';

const nothing: TablePermissions = { select: null, insert: null, update: null, delete: null };
const adminPermissions = new WeakMap<Table, TablePermissions>();

/** The table with what the role may do with it; backend-only mutations count only when they are usable. */
export function roleTable(source: Source, table: Table, role: string, usesBackendOnly: boolean): RoleTable {
  if (role === adminRole) return { source, table, permissions: permissionsOfAdmin(table) };
  const { select, insert, update, delete: remove } = table.permissions.get(role) ?? nothing;
  const usable = <P extends { readonly isBackendOnly: boolean }>(permission: P | null): P | null =>
    permission?.isBackendOnly === true && !usesBackendOnly ? null : permission;
  const permissions = { select, insert: usable(insert), update: usable(update), delete: usable(remove) };
  return { source, table, permissions };
}

function permissionsOfAdmin(table: Table): TablePermissions {
  const known = adminPermissions.get(table);
  if (known !== undefined) return known;
  const writable = [...table.columns.values()].filter(({ isWritable }) => isWritable).map(({ name }) => name);
  const write = { columns: new Set(writable), presets: new Map(), isBackendOnly: false };
  const permissions: TablePermissions = {
    select: {
      columns: new Map([...table.columns.keys()].map((name) => [name, null])),
      computedFields: new Map([...table.computedFields.keys()].map((name) => [name, null])),
      filter: always,
      limit: null,
      allowsAggregations: true,
      queryRootFields: null,
      subscriptionRootFields: null,
    },
    insert: { ...write, check: always },
    update: { ...write, filter: always, check: null },
    delete: { filter: always, isBackendOnly: false },
  };
  adminPermissions.set(table, permissions);
  return permissions;
}
