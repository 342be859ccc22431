import type { Catalog, CatalogTable } from '../catalog/catalog.ts';
import type { EnumRow } from '../catalog/read-enum-values.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { JsonObject } from '../metadata/json.ts';
import type { InheritedRoleMetadata, SourceMetadata } from '../metadata/metadata.ts';
import { displayName, qualifiedKey } from '../metadata/qualified-name.ts';
import type { TableMetadata } from '../metadata/table-metadata.ts';
import {
  writeComputedField,
  writePermission,
  writeDeletePermission,
  writeInsertPermission,
  writeRelationship,
  writeUpdatePermission,
} from '../metadata/write-table-metadata.ts';
import { writeFunction } from '../metadata/write-metadata.ts';
import { buildColumns } from './build-columns.ts';
import { buildComputedField } from './build-computed-field.ts';
import { buildEventTriggers } from './build-event-triggers.ts';
import { buildFunction } from './build-function.ts';
import {
  buildDeletePermission,
  buildInsertPermission,
  buildSelectPermission,
  buildUpdatePermission,
  type PermissionContext,
} from './build-permissions.ts';
import { buildRelationship } from './build-relationship.ts';
import { checkEnumTable } from './check-enum-table.ts';
import type { ComputedField } from './computed-field.ts';
import { functionObject, inContext, tableObject, tablePartObject, type FaultList } from './fault-list.ts';
import type { TrackedFunction } from './function.ts';
import { customIdentifier, isGraphqlName, joinFieldName, type SourceNaming } from './identifier.ts';
import { inheritSourcePermissions } from './inherit-source-permissions.ts';
import type { ModelOptions, Source } from './model.ts';
import type { PermissionOperation } from './object-reference.ts';
import { qualifiedIdentifier } from './qualified-identifier.ts';
import type { Relationship } from './relationship.ts';
import { writeWholeSelectPermission } from './write-whole-select-permission.ts';
import type { EnumValue, Table } from './table.ts';
import type { TablePermissions } from './table-permissions.ts';
import { tableRootFields } from './table-root-fields.ts';

/** Everything one source is built from. */
export interface SourceContext {
  readonly metadata: SourceMetadata;
  readonly catalog: Catalog;
  readonly enumRows: ReadonlyMap<string, readonly EnumRow[] | string>;
  readonly naming: SourceNaming;
  readonly options: ModelOptions;
  /** Parents first. */
  readonly inheritedRoles: readonly InheritedRoleMetadata[];
  readonly faults: FaultList;
}

/** A tracked table found in the database, with its values when it is an enum. */
interface FoundTable {
  readonly metadata: TableMetadata;
  readonly catalog: CatalogTable;
  readonly enumValues: readonly EnumValue[] | null;
}

/**
 * Builds a source in the order in which its parts depend on each other: tables, their columns, then relationships and
 * computed fields, which lead to other tables, then permissions, whose conditions walk along all of those, functions,
 * and last what inherited roles get. Whatever doesn't fit is listed in `faults` and left out.
 */
export function buildSource(context: SourceContext): Source {
  const found = findTables(context);
  const bare = buildBareTables(found, context);
  const linked = linkTables(bare, found, context);
  const permitted = permitTables(linked, found, context);
  const functions = buildFunctions(permitted, context);
  const { metadata, naming, options, faults } = context;
  const eventTriggers = buildEventTriggers(metadata, permitted, options.environment, faults);
  return inheritSourcePermissions(
    { name: metadata.name, naming, tables: permitted, functions, eventTriggers },
    context.inheritedRoles,
    context.faults,
  );
}

function findTables(context: SourceContext): ReadonlyMap<string, FoundTable> {
  const { metadata, catalog, enumRows, faults } = context;
  const found = new Map<string, FoundTable>();
  for (const table of metadata.tables) {
    const key = qualifiedKey(table.table);
    const one = faults.guard(tableObject(metadata.name, table.table), (): FoundTable => {
      const known = catalog.tables.get(key);
      if (known === undefined) {
        const message = `no such table/view exists in source: "${displayName(table.table)}"`;
        throw new HasuraError({ code: 'not-exists', message });
      }
      return {
        metadata: table,
        catalog: known,
        enumValues: table.is_enum ? checkEnumTable(known, enumRows.get(key)) : null,
      };
    });
    if (one !== undefined) found.set(key, one);
  }
  return found;
}

/** Tables with columns and names, without what leads to other tables. */
function buildBareTables(found: ReadonlyMap<string, FoundTable>, context: SourceContext): Map<string, Table> {
  const enumTables = new Set([...found].filter(([, { enumValues }]) => enumValues !== null).map(([key]) => key));
  const tables = new Map<string, Table>();
  for (const [key, one] of found) {
    const object = tableObject(context.metadata.name, one.metadata.table);
    const table = context.faults.guard(object, () => buildBareTable(key, one, enumTables, context));
    if (table !== undefined) tables.set(key, table);
  }
  return tables;
}

function buildBareTable(
  key: string,
  { metadata, catalog, enumValues }: FoundTable,
  enumTables: ReadonlySet<string>,
  { naming, metadata: source }: SourceContext,
): Table {
  const { configuration } = metadata;
  const identifier =
    configuration.custom_name === null ? qualifiedIdentifier(catalog) : customIdentifier(configuration.custom_name);
  const { schema, name, kind, primaryKey, uniqueKeys, foreignKeys, isInsertable, isUpdatable, isDeletable } = catalog;
  return {
    ...{ schema, name, kind, primaryKey, uniqueKeys, foreignKeys, isInsertable, isUpdatable, isDeletable },
    key,
    sourceName: source.name,
    identifier,
    isInSchema: isGraphqlName(joinFieldName(naming.convention, identifier)),
    comment: configuration.comment ?? catalog.comment,
    rootFields: tableRootFields(naming, identifier, configuration.custom_root_fields),
    columns: buildColumns(catalog, configuration, naming.convention, enumTables),
    relationships: new Map(),
    computedFields: new Map(),
    enumValues,
    permissions: new Map(),
  };
}

/** Adds relationships and computed fields. */
function linkTables(
  bare: ReadonlyMap<string, Table>,
  found: ReadonlyMap<string, FoundTable>,
  context: SourceContext,
): ReadonlyMap<string, Table> {
  const trackedTables = new Set(bare.keys());
  return mapTables(bare, found, (table, one) => ({
    ...table,
    relationships: buildRelationships(table, one, trackedTables, context),
    computedFields: buildComputedFields(table, one, trackedTables, context),
  }));
}

function buildRelationships(
  table: Table,
  { metadata, catalog: own }: FoundTable,
  trackedTables: ReadonlySet<string>,
  { metadata: source, catalog, faults }: SourceContext,
): ReadonlyMap<string, Relationship> {
  const relationships = new Map<string, Relationship>();
  const all = [
    ...metadata.object_relationships.map((one) => ({ kind: 'object' as const, one })),
    ...metadata.array_relationships.map((one) => ({ kind: 'array' as const, one })),
  ];
  for (const { kind, one } of all) {
    const definition = { comment: one.comment, ...writeRelationship(one) };
    const part = { type: `${kind}_relation` as const, name: one.name, definition };
    const built = faults.guard(tablePartObject(source.name, table, part), () => {
      const relationship = buildRelationship(kind, one, { table: own, catalog, trackedTables });
      refuseColumnName(one.name, table);
      return relationship;
    });
    if (built !== undefined) relationships.set(one.name, built);
  }
  return relationships;
}

function buildComputedFields(
  table: Table,
  { metadata, catalog: own }: FoundTable,
  trackedTables: ReadonlySet<string>,
  { metadata: source, catalog, naming, faults }: SourceContext,
): ReadonlyMap<string, ComputedField> {
  const fields = new Map<string, ComputedField>();
  for (const one of metadata.computed_fields) {
    const part = { type: 'computed_field' as const, name: one.name, definition: writeComputedField(one) };
    const built = faults.guard(tablePartObject(source.name, table, part), () => {
      const field = inContext(`in table "${displayName(table)}": in computed field "${one.name}"`, () =>
        buildComputedField(one, { table: own, catalog, trackedTables, convention: naming.convention }),
      );
      refuseColumnName(one.name, table);
      return field;
    });
    if (built !== undefined) fields.set(one.name, built);
  }
  return fields;
}

/** A column's name, in the database or in GraphQL, can't also be a relationship's or computed field's. */
function refuseColumnName(name: string, table: Table): void {
  for (const column of table.columns.values()) {
    if (column.graphqlName !== name && column.name !== name) continue;
    if (column.graphqlName !== column.name && column.graphqlName === name) {
      const message = `field definition conflicts with custom field name for postgres column "${column.name}"`;
      throw new HasuraError({ code: 'invalid-configuration', message });
    }
    throw new HasuraError({
      code: 'invalid-configuration',
      message: 'field definition conflicts with postgres column',
    });
  }
}

/** Adds the permissions that the metadata lists. */
function permitTables(
  linked: ReadonlyMap<string, Table>,
  found: ReadonlyMap<string, FoundTable>,
  context: SourceContext,
): ReadonlyMap<string, Table> {
  return mapTables(linked, found, (table, { metadata }) => ({
    ...table,
    permissions: buildTablePermissions(metadata, { table, tables: linked }, context),
  }));
}

function buildTablePermissions(
  metadata: TableMetadata,
  place: PermissionContext,
  { metadata: source, faults }: SourceContext,
): ReadonlyMap<string, TablePermissions> {
  const { table } = place;
  const permissions = new Map<string, TablePermissions>();
  const add = (role: string, one: Partial<TablePermissions>): void => {
    permissions.set(role, { ...(permissions.get(role) ?? noPermissions), ...one });
  };
  const guard = (
    kind: PermissionOperation,
    role: string,
    definition: JsonObject,
    build: () => Partial<TablePermissions>,
  ): void => {
    const object = tablePartObject(source.name, table, { type: `${kind}_permission` as const, name: role, definition });
    const built = faults.guard(object, () =>
      inContext(`in table "${displayName(table)}": in permission for role "${role}"`, build),
    );
    if (built !== undefined) add(role, built);
  };
  for (const one of metadata.select_permissions) {
    guard('select', one.role, writePermission(one, writeWholeSelectPermission), () => ({
      select: buildSelectPermission(one.permission, place),
    }));
  }
  for (const one of metadata.insert_permissions) {
    guard('insert', one.role, writePermission(one, writeInsertPermission), () => ({
      insert: buildInsertPermission(one.permission, place),
    }));
  }
  for (const one of metadata.update_permissions) {
    guard('update', one.role, writePermission(one, writeUpdatePermission), () => ({
      update: buildUpdatePermission(one.permission, place),
    }));
  }
  for (const one of metadata.delete_permissions) {
    guard('delete', one.role, writePermission(one, writeDeletePermission), () => ({
      delete: buildDeletePermission(one.permission, place),
    }));
  }
  return permissions;
}

const noPermissions: TablePermissions = { select: null, insert: null, update: null, delete: null };

function buildFunctions(
  tables: ReadonlyMap<string, Table>,
  { metadata: source, catalog, naming, options, faults }: SourceContext,
): ReadonlyMap<string, TrackedFunction> {
  const functions = new Map<string, TrackedFunction>();
  for (const one of source.functions) {
    const object = functionObject(source.name, one.function, writeFunction(one));
    const built = faults.guard(object, () =>
      inContext(`in function "${displayName(one.function)}"`, () =>
        buildFunction(one, {
          sourceName: source.name,
          catalog,
          trackedTables: new Set(tables.keys()),
          naming,
          infersPermissions: options.inferFunctionPermissions,
        }),
      ),
    );
    if (built !== undefined) functions.set(built.key, built);
  }
  return functions;
}

function mapTables(
  tables: ReadonlyMap<string, Table>,
  found: ReadonlyMap<string, FoundTable>,
  change: (table: Table, found: FoundTable) => Table,
): ReadonlyMap<string, Table> {
  const changed = new Map<string, Table>();
  for (const [key, table] of tables) {
    const one = found.get(key);
    changed.set(key, one === undefined ? table : change(table, one));
  }
  return changed;
}
