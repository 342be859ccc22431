import { HasuraError } from '../../metadata/hasura-error.ts';
import type { JsonPlace } from '../../metadata/json-place.ts';
import { displayName, type QualifiedName } from '../../metadata/qualified-name.ts';
import {
  readDeletePermission,
  readInsertPermission,
  readPermission,
  readQualifiedName,
  readSelectPermission,
  readUpdatePermission,
} from '../../metadata/read-table-metadata.ts';
import type { TableMetadata } from '../../metadata/table-metadata.ts';
import type { PermissionOperation } from '../../model/object-reference.ts';
import { alreadyExists, sourceOf, success, type Command } from '../command.ts';
import type { Draft } from '../draft.ts';
import { editTable } from '../edit-metadata.ts';
import { removeObject } from '../remove-object.ts';

function create(operation: PermissionOperation): Command {
  return async ({ args, draft }) => {
    const source = sourceOf(args);
    const table = readQualifiedName(args.key('table'));
    const role = args.key('role').nonEmptyString();
    const edit = addTo(operation, args);
    const existing = draft.table(source, table);
    if (permissionsOf(existing, operation).some((one) => one.role === role)) {
      const message = `${operation} permission already defined on table "${displayName(table)}" with role "${role}"`;
      throw alreadyExists(message);
    }
    await draft.change(editTable(draft.metadata, source, table, edit), {
      object: { kind: 'permission', source, table, role, operation },
    });
    return success;
  };
}

function addTo(operation: PermissionOperation, args: JsonPlace): (table: TableMetadata) => TableMetadata {
  switch (operation) {
    case 'select': {
      const permission = readPermission(args, readSelectPermission);
      return (table) => ({ ...table, select_permissions: [...table.select_permissions, permission] });
    }
    case 'insert': {
      const permission = readPermission(args, readInsertPermission);
      return (table) => ({ ...table, insert_permissions: [...table.insert_permissions, permission] });
    }
    case 'update': {
      const permission = readPermission(args, readUpdatePermission);
      return (table) => ({ ...table, update_permissions: [...table.update_permissions, permission] });
    }
    case 'delete': {
      const permission = readPermission(args, readDeletePermission);
      return (table) => ({ ...table, delete_permissions: [...table.delete_permissions, permission] });
    }
  }
}

function drop(operation: PermissionOperation): Command {
  return async ({ args, draft }) => {
    const { source, table, role } = existing(args, draft, operation);
    await draft.change(removeObject(draft.metadata, { kind: 'permission', source, table, role, operation }));
    return success;
  };
}

const setPermissionComment: Command = async ({ args, draft }) => {
  const operations = ['select', 'insert', 'update', 'delete'] as const;
  const operation = args
    .key('type')
    .word(operations, "perm_type should be one of 'insert', 'select', 'update', 'delete'");
  const { source, table, role } = existing(args, draft, operation);
  const comment = args.optional('comment')?.string() ?? null;
  const edit = <One extends { readonly role: string }>(one: One): One =>
    one.role === role ? { ...one, comment } : one;
  await draft.change(
    editTable(draft.metadata, source, table, (one) => ({
      ...one,
      select_permissions: operation === 'select' ? one.select_permissions.map(edit) : one.select_permissions,
      insert_permissions: operation === 'insert' ? one.insert_permissions.map(edit) : one.insert_permissions,
      update_permissions: operation === 'update' ? one.update_permissions.map(edit) : one.update_permissions,
      delete_permissions: operation === 'delete' ? one.delete_permissions.map(edit) : one.delete_permissions,
    })),
  );
  return success;
};

function existing(
  args: JsonPlace,
  draft: Draft,
  operation: PermissionOperation,
): { readonly source: string; readonly table: QualifiedName; readonly role: string } {
  const source = sourceOf(args);
  const table = readQualifiedName(args.key('table'));
  const role = args.key('role').nonEmptyString();
  if (!permissionsOf(draft.table(source, table), operation).some((one) => one.role === role)) {
    const message = `${operation} permission on "${displayName(table)}" for role "${role}" does not exist`;
    throw new HasuraError({ code: 'permission-denied', message, path: '$.args' });
  }
  return { source, table, role };
}

function permissionsOf(table: TableMetadata, operation: PermissionOperation): readonly { readonly role: string }[] {
  return table[`${operation}_permissions`];
}

export const permissionCommands: Readonly<Record<string, Command>> = {
  create_select_permission: create('select'),
  create_insert_permission: create('insert'),
  create_update_permission: create('update'),
  create_delete_permission: create('delete'),
  drop_select_permission: drop('select'),
  drop_insert_permission: drop('insert'),
  drop_update_permission: drop('update'),
  drop_delete_permission: drop('delete'),
  set_permission_comment: setPermissionComment,
};
