import { readEventTrigger } from './event-trigger-metadata.ts';
import type { Json } from './json.ts';
import type { JsonPlace } from './json-place.ts';
import type { QualifiedName } from './qualified-name.ts';
import {
  tableRootFieldNames,
  type ArrayRelationshipUsing,
  type ColumnConfiguration,
  type ComputedFieldMetadata,
  type CustomRootField,
  type CustomRootFields,
  type DeletePermissionMetadata,
  type InsertPermissionMetadata,
  type ManualConfiguration,
  type ObjectRelationshipUsing,
  type PermissionColumns,
  type PermissionMetadata,
  type RelationshipMetadata,
  type RemoteTableColumns,
  type SelectPermissionMetadata,
  type TableConfiguration,
  type TableMetadata,
  type UpdatePermissionMetadata,
} from './table-metadata.ts';

/** One entry of a source's `tables`. */
export function readTableMetadata(place: JsonPlace): TableMetadata {
  return {
    table: readQualifiedName(place.key('table')),
    is_enum: place.optional('is_enum')?.boolean() ?? false,
    configuration: readOptional(place.optional('configuration'), readTableConfiguration, emptyConfiguration),
    object_relationships: readList(place.optional('object_relationships'), (one) =>
      readRelationship(one, readObjectRelationshipUsing),
    ),
    array_relationships: readList(place.optional('array_relationships'), (one) =>
      readRelationship(one, readArrayRelationshipUsing),
    ),
    computed_fields: readList(place.optional('computed_fields'), readComputedField),
    insert_permissions: readList(place.optional('insert_permissions'), (one) =>
      readPermission(one, readInsertPermission),
    ),
    select_permissions: readList(place.optional('select_permissions'), (one) =>
      readPermission(one, readSelectPermission),
    ),
    update_permissions: readList(place.optional('update_permissions'), (one) =>
      readPermission(one, readUpdatePermission),
    ),
    delete_permissions: readList(place.optional('delete_permissions'), (one) =>
      readPermission(one, readDeletePermission),
    ),
    event_triggers: readList(place.optional('event_triggers'), readEventTrigger),
    remote_relationships: readList(place.optional('remote_relationships'), (one) => one.object()),
    others: place.others(tableKeys),
  };
}

const tableKeys = [
  'table',
  'is_enum',
  'configuration',
  'object_relationships',
  'array_relationships',
  'computed_fields',
  'insert_permissions',
  'select_permissions',
  'update_permissions',
  'delete_permissions',
  'event_triggers',
  'remote_relationships',
];

/** The configuration of a table nothing is configured for. */
export const emptyConfiguration: TableConfiguration = {
  custom_name: null,
  custom_root_fields: {},
  column_config: {},
  comment: null,
};

/** A table just tracked. */
export function emptyTableMetadata(table: QualifiedName): TableMetadata {
  return {
    table,
    is_enum: false,
    configuration: emptyConfiguration,
    object_relationships: [],
    array_relationships: [],
    computed_fields: [],
    insert_permissions: [],
    select_permissions: [],
    update_permissions: [],
    delete_permissions: [],
    event_triggers: [],
    remote_relationships: [],
    others: {},
  };
}

/** `"author"`, or `{schema, name}` with `public` as the schema left out. */
export function readQualifiedName(place: JsonPlace): QualifiedName {
  if (typeof place.value === 'string') return { schema: 'public', name: place.nonEmptyString() };
  if (typeof place.value !== 'object') throw place.fault('expecting a string/object for QualifiedObject');
  return {
    schema: place.optional('schema')?.string() ?? 'public',
    name: place.key('name').nonEmptyString(),
  };
}

export function readTableConfiguration(place: JsonPlace): TableConfiguration {
  const columns = Object.fromEntries(
    place
      .optional('column_config')
      ?.entries()
      .map(([name, one]) => [name, readColumnConfiguration(one)]) ?? [],
  );
  const names = place.optional('custom_column_names')?.entries() ?? [];
  return {
    custom_name: readGraphqlName(place.optional('custom_name')),
    custom_root_fields: readOptional(place.optional('custom_root_fields'), readCustomRootFields, {}),
    column_config: { ...legacyColumns(names), ...columns },
    comment: place.optional('comment')?.string() ?? null,
  };
}

function legacyColumns(names: readonly (readonly [string, JsonPlace])[]): Record<string, ColumnConfiguration> {
  return Object.fromEntries(
    names.map(([column, name]) => [column, { custom_name: readGraphqlName(name), comment: null, others: {} }]),
  );
}

function readColumnConfiguration(place: JsonPlace): ColumnConfiguration {
  return {
    custom_name: readGraphqlName(place.optional('custom_name')),
    comment: place.optional('comment')?.string() ?? null,
    others: place.others(['custom_name', 'comment']),
  };
}

export function readCustomRootFields(place: JsonPlace): CustomRootFields {
  const fields: Record<string, CustomRootField> = {};
  for (const name of tableRootFieldNames) {
    const field = place.optional(name);
    if (field !== undefined) fields[name] = readCustomRootField(field);
  }
  refuseRepeatedNames(place, Object.values(fields));
  return fields;
}

function refuseRepeatedNames(place: JsonPlace, fields: readonly CustomRootField[]): void {
  const names = fields.flatMap(({ name }) => (name === null ? [] : [name]));
  const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  if (repeated.length > 0) {
    const list = repeated.map((name) => `"${name}"`).join(', ');
    throw place.fault(`the following custom root field names are duplicated: ${list}`);
  }
}

function readCustomRootField(place: JsonPlace): CustomRootField {
  if (typeof place.value === 'string') return { name: readGraphqlName(place), comment: null };
  return {
    name: readGraphqlName(place.optional('name')),
    comment: place.optional('comment')?.string() ?? null,
  };
}

/** A name that GraphQL can spell. */
export function readGraphqlName(place: JsonPlace | undefined): string | null {
  if (place === undefined || place.value === null) return null;
  const name = place.string();
  if (!/^[_A-Za-z][_0-9A-Za-z]*$/.test(name)) {
    throw place.fault(`${name} is not a valid GraphQL name`);
  }
  return name;
}

export function readRelationship<Using>(
  place: JsonPlace,
  readUsing: (place: JsonPlace) => Using,
): RelationshipMetadata<Using> {
  return {
    name: place.key('name').nonEmptyString(),
    using: readUsing(place.key('using')),
    comment: place.optional('comment')?.string() ?? null,
  };
}

export function readObjectRelationshipUsing(place: JsonPlace): ObjectRelationshipUsing {
  const constraint = oneUsing(place);
  if (constraint === undefined) return readManualConfiguration(place.key('manual_configuration'));
  if (typeof constraint.value === 'string') return { kind: 'own-columns', columns: [constraint.string()] };
  if (Array.isArray(constraint.value)) {
    return { kind: 'own-columns', columns: constraint.list().map((one) => one.string()) };
  }
  return readRemoteColumns(constraint);
}

export function readArrayRelationshipUsing(place: JsonPlace): ArrayRelationshipUsing {
  const constraint = oneUsing(place);
  if (constraint === undefined) return readManualConfiguration(place.key('manual_configuration'));
  return readRemoteColumns(constraint);
}

function oneUsing(place: JsonPlace): JsonPlace | undefined {
  const constraint = place.optional('foreign_key_constraint_on');
  const manual = place.optional('manual_configuration');
  if (constraint === undefined && manual === undefined) {
    throw place.fault('one of manual_configuration/foreign_key_constraint_on should be present');
  }
  if (constraint !== undefined && manual !== undefined) {
    throw place.fault('only one of manual_configuration/foreign_key_constraint_on is allowed');
  }
  return constraint;
}

function readRemoteColumns(place: JsonPlace): RemoteTableColumns {
  const columns = place.optional('column') ?? place.key('columns');
  return {
    kind: 'remote-columns',
    table: readQualifiedName(place.key('table')),
    // One column may stand for a list of itself.
    columns: typeof columns.value === 'string' ? [columns.string()] : columns.list().map((column) => column.string()),
  };
}

function readManualConfiguration(place: JsonPlace): ManualConfiguration {
  const mapping = place.key('column_mapping').entries();
  return {
    kind: 'manual',
    remote_table: readQualifiedName(place.key('remote_table')),
    column_mapping: Object.fromEntries(mapping.map(([local, remote]) => [local, remote.string()])),
    insertion_order:
      place
        .optional('insertion_order')
        ?.word(['before_parent', 'after_parent'] as const, 'expected before_parent or after_parent') ?? null,
  };
}

export function readComputedField(place: JsonPlace): ComputedFieldMetadata {
  const definition = place.key('definition');
  return {
    name: place.key('name').nonEmptyString(),
    definition: {
      function: readQualifiedName(definition.key('function')),
      table_argument: definition.optional('table_argument')?.string() ?? null,
      session_argument: definition.optional('session_argument')?.string() ?? null,
    },
    comment: place.optional('comment')?.string() ?? null,
  };
}

export function readPermission<Permission>(
  place: JsonPlace,
  readOne: (place: JsonPlace) => Permission,
): PermissionMetadata<Permission> {
  return {
    role: place.key('role').nonEmptyString(),
    permission: readOne(place.key('permission')),
    comment: place.optional('comment')?.string() ?? null,
  };
}

export function readSelectPermission(place: JsonPlace): SelectPermissionMetadata {
  return {
    columns: readColumns(place.key('columns')),
    filter: place.key('filter').object(),
    limit: readLimit(place.optional('limit')),
    allow_aggregations: place.optional('allow_aggregations')?.boolean() ?? false,
    computed_fields: readList(place.optional('computed_fields'), (one) => one.string()),
    query_root_fields: readWords(place.optional('query_root_fields'), ['select', 'select_by_pk', 'select_aggregate']),
    subscription_root_fields: readWords(place.optional('subscription_root_fields'), [
      'select',
      'select_by_pk',
      'select_aggregate',
      'select_stream',
    ]),
  };
}

function readLimit(place: JsonPlace | undefined): number | null {
  if (place === undefined) return null;
  const limit = place.integer();
  if (limit < 0) throw place.fault('unexpected negative value');
  return limit;
}

function readWords<Word extends string>(place: JsonPlace | undefined, words: readonly Word[]): readonly Word[] | null {
  if (place === undefined) return null;
  return place.list().map((one) => one.word(words, `expected one of: ${words.join(', ')}`));
}

export function readInsertPermission(place: JsonPlace): InsertPermissionMetadata {
  const columns = place.optional('columns');
  return {
    check: place.key('check').object(),
    columns: columns === undefined ? null : readColumns(columns),
    set: readPresets(place),
    backend_only: place.optional('backend_only')?.boolean() ?? false,
    validate_input: place.optional('validate_input')?.object() ?? null,
  };
}

export function readUpdatePermission(place: JsonPlace): UpdatePermissionMetadata {
  return {
    columns: readColumns(place.key('columns')),
    filter: place.key('filter').object(),
    check: place.optional('check')?.object() ?? null,
    set: readPresets(place),
    backend_only: place.optional('backend_only')?.boolean() ?? false,
    validate_input: place.optional('validate_input')?.object() ?? null,
  };
}

export function readDeletePermission(place: JsonPlace): DeletePermissionMetadata {
  return {
    filter: place.key('filter').object(),
    backend_only: place.optional('backend_only')?.boolean() ?? false,
    validate_input: place.optional('validate_input')?.object() ?? null,
  };
}

function readPresets(place: JsonPlace): Readonly<Record<string, Json>> {
  return place.optional('set')?.object() ?? {};
}

function readColumns(place: JsonPlace): PermissionColumns {
  return place.value === '*' ? '*' : place.list().map((one) => one.string());
}

export function readList<Item>(place: JsonPlace | undefined, readOne: (place: JsonPlace) => Item): readonly Item[] {
  return place?.list().map(readOne) ?? [];
}

function readOptional<Value>(place: JsonPlace | undefined, read: (place: JsonPlace) => Value, otherwise: Value): Value {
  return place === undefined ? otherwise : read(place);
}
