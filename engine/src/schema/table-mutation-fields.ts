import { GraphQLList, GraphQLNonNull } from 'graphql';
import { displayName } from '../metadata/qualified-name.ts';
import { boolExpType } from './bool-exp-type.ts';
import type { RoleTable } from './meaning.ts';
import { primaryKeyArguments, primaryKeyColumns } from './primary-key-arguments.ts';
import { generatedName } from './schema-builder.ts';
import type { FieldConfig, Fields, SchemaBuilder } from './schema-builder.ts';
import { add } from './table-query-fields.ts';
import { tableType } from './table-type.ts';
import { updateOperatorFields, updatesListType } from './update-types.ts';
import { insertInputType, mutationResponseType, onConflictArgument } from './write-types.ts';

/** All fields of the mutation root that write this table, as far as the role may. */
export function tableMutationFields(builder: SchemaBuilder, on: RoleTable): Fields {
  return { ...insertFields(builder, on), ...updateFields(builder, on), ...deleteFields(builder, on) };
}

function insertFields(builder: SchemaBuilder, on: RoleTable): Fields {
  const { table, permissions } = on;
  if (permissions.insert === null || !table.isInsertable) return {};
  const fields: Record<string, FieldConfig> = {};
  const quoted = `"${displayName(table)}"`;
  const row = new GraphQLNonNull(insertInputType(builder, on));
  const onConflict = onConflictArgument(builder, on);
  add(
    fields,
    table.rootFields.insert,
    `insert data into the table: ${quoted}`,
    { kind: 'insert', on },
    {
      type: mutationResponseType(builder, on),
      args: {
        objects: { type: new GraphQLNonNull(new GraphQLList(row)), description: 'the rows to be inserted' },
        ...onConflict,
      },
    },
  );
  if (permissions.select === null) return fields;
  add(
    fields,
    table.rootFields.insert_one,
    `insert a single row into the table: ${quoted}`,
    { kind: 'insert-one', on },
    {
      type: tableType(builder, on),
      args: { object: { type: row, description: 'the row to be inserted' }, ...onConflict },
    },
  );
  return fields;
}

function updateFields(builder: SchemaBuilder, on: RoleTable): Fields {
  const { table, permissions } = on;
  if (permissions.update === null || !table.isUpdatable) return {};
  const operators = updateOperatorFields(builder, on);
  if (Object.keys(operators).length === 0 && permissions.update.presets.size === 0) return {};
  const fields: Record<string, FieldConfig> = {};
  const quoted = `"${displayName(table)}"`;
  const where = {
    type: new GraphQLNonNull(boolExpType(builder, on)),
    description: 'filter the rows which have to be updated',
  };
  const response = mutationResponseType(builder, on);
  add(
    fields,
    table.rootFields.update,
    `update data of the table: ${quoted}`,
    { kind: 'update', on },
    {
      type: response,
      args: { ...operators, where },
    },
  );
  add(
    fields,
    table.rootFields.update_many,
    `update multiples rows of table: ${quoted}`,
    { kind: 'update-many', on },
    {
      type: new GraphQLList(response),
      args: { updates: { type: updatesListType(builder, on), description: 'updates to execute, in order' } },
    },
  );
  const columns = primaryKeyColumns(builder, on);
  if (columns === null) return fields;
  const key = builder.inputObject(
    builder.derivedName(on, 'pk_columns_input'),
    `primary key columns input for table: ${displayName(table)}`,
    () => primaryKeyArguments(builder, on, columns),
  );
  const meaning = { kind: 'update-by-primary-key', on, columns } as const;
  add(fields, table.rootFields.update_by_pk, `update single row of the table: ${quoted}`, meaning, {
    type: tableType(builder, on),
    args: { ...operators, [generatedName(on.source.naming, 'pk_columns')]: { type: new GraphQLNonNull(key) } },
  });
  return fields;
}

function deleteFields(builder: SchemaBuilder, on: RoleTable): Fields {
  const { table, permissions } = on;
  if (permissions.delete === null || !table.isDeletable) return {};
  const fields: Record<string, FieldConfig> = {};
  const quoted = `"${displayName(table)}"`;
  const where = {
    type: new GraphQLNonNull(boolExpType(builder, on)),
    description: 'filter the rows which have to be deleted',
  };
  add(
    fields,
    table.rootFields.delete,
    `delete data from the table: ${quoted}`,
    { kind: 'delete', on },
    {
      type: mutationResponseType(builder, on),
      args: { where },
    },
  );
  const columns = primaryKeyColumns(builder, on);
  if (columns === null) return fields;
  const meaning = { kind: 'delete-by-primary-key', on, columns } as const;
  add(fields, table.rootFields.delete_by_pk, `delete single row from the table: ${quoted}`, meaning, {
    type: tableType(builder, on),
    args: primaryKeyArguments(builder, on, columns),
  });
  return fields;
}
