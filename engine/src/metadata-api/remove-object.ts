import type { Metadata } from '../metadata/metadata.ts';
import { noCustomTypes } from '../metadata/read-custom-types.ts';
import { qualifiedKey } from '../metadata/qualified-name.ts';
import type { TableMetadata } from '../metadata/table-metadata.ts';
import type { ObjectReference, PermissionOperation } from '../model/object-reference.ts';
import { editCollection, editSource, editTable } from './edit-metadata.ts';

/** The metadata without the object. */
export function removeObject(metadata: Metadata, object: ObjectReference): Metadata {
  switch (object.kind) {
    case 'source':
      return { ...metadata, sources: metadata.sources.filter(({ name }) => name !== object.source) };
    case 'table':
      return editSource(metadata, object.source, (source) => ({
        ...source,
        tables: source.tables.filter(({ table }) => qualifiedKey(table) !== qualifiedKey(object.table)),
      }));
    case 'relationship':
      return editTable(metadata, object.source, object.table, (table) => ({
        ...table,
        object_relationships: table.object_relationships.filter(({ name }) => name !== object.name),
        array_relationships: table.array_relationships.filter(({ name }) => name !== object.name),
      }));
    case 'computed-field':
      return editTable(metadata, object.source, object.table, (table) => ({
        ...table,
        computed_fields: table.computed_fields.filter(({ name }) => name !== object.name),
      }));
    case 'permission':
      return editTable(metadata, object.source, object.table, (table) =>
        removePermission(table, object.operation, object.role),
      );
    case 'function':
      return editSource(metadata, object.source, (source) => ({
        ...source,
        functions: source.functions.filter((one) => qualifiedKey(one.function) !== qualifiedKey(object.function)),
      }));
    case 'inherited-role':
      return {
        ...metadata,
        inherited_roles: metadata.inherited_roles.filter(({ role_name: name }) => name !== object.role),
      };
    case 'rest-endpoint':
      return { ...metadata, rest_endpoints: metadata.rest_endpoints.filter(({ name }) => name !== object.name) };
    case 'stored-query':
      return editCollection(metadata, object.collection, (queries) =>
        queries.filter(({ name }) => name !== object.query),
      );
    case 'event-trigger':
      return editTable(metadata, object.source, object.table, (table) => ({
        ...table,
        event_triggers: table.event_triggers.filter(({ name }) => name !== object.name),
      }));
    case 'cron-trigger':
      return { ...metadata, cron_triggers: metadata.cron_triggers.filter(({ name }) => name !== object.name) };
    case 'action':
      return { ...metadata, actions: metadata.actions.filter(({ name }) => name !== object.action) };
    case 'custom-types':
      return { ...metadata, custom_types: noCustomTypes };
    case 'other':
      return metadata;
  }
}

function removePermission(table: TableMetadata, operation: PermissionOperation, role: string): TableMetadata {
  const others = (one: { readonly role: string }) => one.role !== role;
  switch (operation) {
    case 'select':
      return { ...table, select_permissions: table.select_permissions.filter(others) };
    case 'insert':
      return { ...table, insert_permissions: table.insert_permissions.filter(others) };
    case 'update':
      return { ...table, update_permissions: table.update_permissions.filter(others) };
    case 'delete':
      return { ...table, delete_permissions: table.delete_permissions.filter(others) };
  }
}
