import { writeEventTrigger } from './event-trigger-metadata.ts';
import type { JsonObject } from './json.ts';
import type {
  ArrayRelationshipUsing,
  ComputedFieldMetadata,
  DeletePermissionMetadata,
  InsertPermissionMetadata,
  ObjectRelationshipUsing,
  PermissionMetadata,
  RelationshipMetadata,
  SelectPermissionMetadata,
  TableConfiguration,
  TableMetadata,
  UpdatePermissionMetadata,
} from './table-metadata.ts';
import { withoutEmpty } from './without-empty.ts';

/** One entry of a source's `tables`, without its empty parts. */
export function writeTableMetadata(table: TableMetadata): JsonObject {
  return {
    table: { name: table.table.name, schema: table.table.schema },
    ...(table.is_enum ? { is_enum: true } : {}),
    ...withoutEmpty({
      configuration: writeTableConfiguration(table.configuration),
      object_relationships: table.object_relationships.map(writeRelationship),
      array_relationships: table.array_relationships.map(writeRelationship),
      computed_fields: table.computed_fields.map(writeComputedField),
      remote_relationships: table.remote_relationships,
      insert_permissions: table.insert_permissions.map((one) => writePermission(one, writeInsertPermission)),
      select_permissions: table.select_permissions.map((one) => writePermission(one, writeSelectPermission)),
      update_permissions: table.update_permissions.map((one) => writePermission(one, writeUpdatePermission)),
      delete_permissions: table.delete_permissions.map((one) => writePermission(one, writeDeletePermission)),
      event_triggers: table.event_triggers.map(writeEventTrigger),
    }),
    ...table.others,
  };
}

export function writeTableConfiguration(configuration: TableConfiguration): JsonObject {
  const columns = Object.entries(configuration.column_config);
  const names = columns.flatMap(([column, { custom_name: name }]) => (name === null ? [] : [[column, name] as const]));
  return {
    ...withoutEmpty({ comment: configuration.comment }),
    ...(configuration.comment === '' ? { comment: '' } : {}),
    ...withoutEmpty({
      column_config: Object.fromEntries(
        columns.map(([column, { custom_name, comment, others }]) => [
          column,
          { ...withoutEmpty({ custom_name, comment }), ...others },
        ]),
      ),
      custom_column_names: Object.fromEntries(names),
      custom_name: configuration.custom_name,
      custom_root_fields: Object.fromEntries(
        Object.entries(configuration.custom_root_fields).map(([field, { name, comment }]) => [
          field,
          comment === null ? name : withoutEmpty({ name, comment }),
        ]),
      ),
    }),
  };
}

export function writeRelationship(
  relationship: RelationshipMetadata<ObjectRelationshipUsing | ArrayRelationshipUsing>,
): JsonObject {
  return {
    name: relationship.name,
    using: writeRelationshipUsing(relationship.using),
    ...withoutEmpty({ comment: relationship.comment }),
  };
}

/** The `using` of a relationship in Hasura's words. */
export function writeRelationshipUsing(using: ObjectRelationshipUsing | ArrayRelationshipUsing): JsonObject {
  switch (using.kind) {
    case 'own-columns':
      return { foreign_key_constraint_on: using.columns.length === 1 ? (using.columns[0] ?? '') : using.columns };
    case 'remote-columns':
      return {
        foreign_key_constraint_on: {
          ...(using.columns.length === 1 ? { column: using.columns[0] ?? '' } : { columns: using.columns }),
          table: { name: using.table.name, schema: using.table.schema },
        },
      };
    case 'manual':
      return {
        manual_configuration: {
          column_mapping: using.column_mapping,
          insertion_order: using.insertion_order,
          remote_table: { name: using.remote_table.name, schema: using.remote_table.schema },
        },
      };
  }
}

export function writeComputedField({ name, definition, comment }: ComputedFieldMetadata): JsonObject {
  const { table_argument, session_argument, function: called } = definition;
  return {
    name,
    definition: {
      function: { name: called.name, schema: called.schema },
      ...withoutEmpty({ table_argument, session_argument }),
    },
    ...withoutEmpty({ comment }),
  };
}

export function writePermission<Permission>(
  { role, permission, comment }: PermissionMetadata<Permission>,
  writeOne: (permission: Permission) => JsonObject,
): JsonObject {
  return { role, permission: writeOne(permission), ...withoutEmpty({ comment }) };
}

export function writeSelectPermission(permission: SelectPermissionMetadata): JsonObject {
  return {
    columns: permission.columns,
    filter: permission.filter,
    ...(permission.limit === null ? {} : { limit: permission.limit }),
    ...(permission.allow_aggregations ? { allow_aggregations: true } : {}),
    ...withoutEmpty({ computed_fields: permission.computed_fields }),
    ...(permission.query_root_fields === null ? {} : { query_root_fields: permission.query_root_fields }),
    ...(permission.subscription_root_fields === null
      ? {}
      : { subscription_root_fields: permission.subscription_root_fields }),
  };
}

export function writeInsertPermission(permission: InsertPermissionMetadata): JsonObject {
  return {
    check: permission.check,
    ...withoutEmpty({ set: permission.set }),
    ...(permission.columns === null ? {} : { columns: permission.columns }),
    ...writeSwitches(permission),
  };
}

export function writeUpdatePermission(permission: UpdatePermissionMetadata): JsonObject {
  return {
    columns: permission.columns,
    filter: permission.filter,
    check: permission.check,
    ...withoutEmpty({ set: permission.set }),
    ...writeSwitches(permission),
  };
}

export function writeDeletePermission(permission: DeletePermissionMetadata): JsonObject {
  return { filter: permission.filter, ...writeSwitches(permission) };
}

function writeSwitches(permission: {
  readonly backend_only: boolean;
  readonly validate_input: JsonObject | null;
}): JsonObject {
  return {
    ...(permission.backend_only ? { backend_only: true } : {}),
    ...withoutEmpty({ validate_input: permission.validate_input }),
  };
}
