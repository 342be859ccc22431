import type { Catalog } from '../catalog/catalog.ts';
import type { EventTriggerDefinition, ListenedOperation } from '../metadata/event-trigger-metadata.ts';
import type { Json } from '../metadata/json.ts';
import type { Metadata } from '../metadata/metadata.ts';
import { qualifiedKey, type QualifiedName } from '../metadata/qualified-name.ts';
import type {
  ArrayRelationshipUsing,
  ColumnConfiguration,
  ObjectRelationshipUsing,
  PermissionColumns,
  TableMetadata,
} from '../metadata/table-metadata.ts';
import type { Source } from '../model/model.ts';
import { editSource } from './edit-metadata.ts';
import { rewriteConditions } from './rewrite-conditions.ts';

/** What tables and columns are called now; undefined: they are gone or were never there. */
interface NewNames {
  readonly table: (name: QualifiedName) => QualifiedName;
  readonly column: (table: QualifiedName, column: string) => string;
}

/** The metadata with tables and columns called as they are after a change of the schema; oid and attnum tell. */
export function renameInMetadata(
  metadata: Metadata,
  model: Source,
  { source, before, after }: { readonly source: string; readonly before: Catalog; readonly after: Catalog },
): Metadata {
  const names = newNames(before, after);
  return editSource(metadata, source, (one) => {
    const conditions = rewriteConditions(one, model, (table, field) => names.column(table, field));
    return { ...conditions, tables: conditions.tables.map((table) => renameInTable(table, names)) };
  });
}

function newNames(before: Catalog, after: Catalog): NewNames {
  const byOid = new Map([...after.tables.values()].map((table) => [table.oid, table]));
  const now = (name: QualifiedName) => {
    const old = before.tables.get(qualifiedKey(name));
    return { old, table: old === undefined ? undefined : byOid.get(old.oid) };
  };
  return {
    table: (name) => {
      const { table } = now(name);
      return table === undefined ? name : { schema: table.schema, name: table.name };
    },
    column: (name, column) => {
      const { old, table } = now(name);
      const position = old?.columns.find((one) => one.name === column)?.position;
      return table?.columns.find((one) => one.position === position)?.name ?? column;
    },
  };
}

function renameInTable(metadata: TableMetadata, names: NewNames): TableMetadata {
  const { table } = metadata;
  const column = (name: string) => names.column(table, name);
  return {
    ...metadata,
    table: names.table(table),
    configuration: {
      ...metadata.configuration,
      column_config: renameKeys<ColumnConfiguration>(metadata.configuration.column_config, column),
    },
    object_relationships: metadata.object_relationships.map((one) => ({
      ...one,
      using: renameInUsing(one.using, table, names),
    })),
    array_relationships: metadata.array_relationships.map((one) => ({
      ...one,
      using: renameInUsing(one.using, table, names),
    })),
    event_triggers: metadata.event_triggers.map((one) => ({
      ...one,
      definition: renameInDefinition(one.definition, column),
    })),
    select_permissions: metadata.select_permissions.map((one) => ({
      ...one,
      permission: { ...one.permission, columns: renameColumns(one.permission.columns, column) },
    })),
    insert_permissions: metadata.insert_permissions.map((one) => ({
      ...one,
      permission: {
        ...one.permission,
        columns: one.permission.columns === null ? null : renameColumns(one.permission.columns, column),
        set: renameKeys<Json>(one.permission.set, column),
      },
    })),
    update_permissions: metadata.update_permissions.map((one) => ({
      ...one,
      permission: {
        ...one.permission,
        columns: renameColumns(one.permission.columns, column),
        set: renameKeys<Json>(one.permission.set, column),
      },
    })),
  };
}

function renameInDefinition(
  definition: EventTriggerDefinition,
  rename: (name: string) => string,
): EventTriggerDefinition {
  const renamed = (listened: ListenedOperation | null): ListenedOperation | null =>
    listened === null
      ? null
      : {
          columns: renameColumns(listened.columns, rename),
          payload: listened.payload === null ? null : renameColumns(listened.payload, rename),
        };
  const { insert, update, delete: removal } = definition;
  return { ...definition, insert: renamed(insert), update: renamed(update), delete: renamed(removal) };
}

function renameColumns(columns: PermissionColumns, rename: (name: string) => string): PermissionColumns {
  return columns === '*' ? '*' : columns.map(rename);
}

function renameKeys<Value>(
  object: Readonly<Record<string, Value>>,
  rename: (name: string) => string,
): Readonly<Record<string, Value>> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [rename(key), value]));
}

function renameInUsing<Using extends ObjectRelationshipUsing | ArrayRelationshipUsing>(
  using: Using,
  table: QualifiedName,
  names: NewNames,
): Using;
function renameInUsing(
  using: ObjectRelationshipUsing | ArrayRelationshipUsing,
  table: QualifiedName,
  names: NewNames,
): ObjectRelationshipUsing | ArrayRelationshipUsing {
  switch (using.kind) {
    case 'own-columns':
      return { ...using, columns: using.columns.map((column) => names.column(table, column)) };
    case 'remote-columns':
      return {
        ...using,
        table: names.table(using.table),
        columns: using.columns.map((column) => names.column(using.table, column)),
      };
    case 'manual':
      return {
        ...using,
        remote_table: names.table(using.remote_table),
        column_mapping: Object.fromEntries(
          Object.entries(using.column_mapping).map(([local, remote]) => [
            names.column(table, local),
            names.column(using.remote_table, remote),
          ]),
        ),
      };
  }
}
