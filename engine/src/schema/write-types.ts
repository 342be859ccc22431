import { GraphQLInt, GraphQLList, GraphQLNonNull } from 'graphql';
import type { GraphQLEnumType, GraphQLInputFieldConfig, GraphQLInputObjectType, GraphQLObjectType } from 'graphql';
import { displayName } from '../metadata/qualified-name.ts';
import { isGraphqlName } from '../model/identifier.ts';
import type { Relationship } from '../model/relationship.ts';
import { boolExpType } from './bool-exp-type.ts';
import { fieldExtensions } from './meaning.ts';
import type { RoleTable } from './meaning.ts';
import { columnsNamed, generatedName } from './schema-builder.ts';
import type { InputFields, SchemaBuilder } from './schema-builder.ts';
import type { Arguments } from './select-arguments.ts';
import { rowsType } from './table-type.ts';

/** `T_mutation_response`. */
export function mutationResponseType(builder: SchemaBuilder, on: RoleTable): GraphQLObjectType {
  const description = `response of any mutation on the table "${displayName(on.table)}"`;
  return builder.object(builder.derivedName(on, 'mutation_response'), description, () => ({
    [generatedName(on.source.naming, 'affected_rows')]: {
      type: new GraphQLNonNull(GraphQLInt),
      description: 'number of rows affected by the mutation',
      extensions: fieldExtensions({ kind: 'affected-rows' }),
    },
    ...(on.permissions.select === null
      ? {}
      : {
          returning: {
            type: rowsType(builder, on),
            description: 'data from the rows affected by the mutation',
            extensions: fieldExtensions({ kind: 'returning' }),
          },
        }),
  }));
}

/** `T_insert_input`. */
export function insertInputType(builder: SchemaBuilder, on: RoleTable): GraphQLInputObjectType {
  const description = `input type for inserting data into table "${displayName(on.table)}"`;
  return builder.inputObject(builder.derivedName(on, 'insert_input'), description, () => ({
    ...columnInputs(builder, on, on.permissions.insert?.columns ?? new Set()),
    ...relationshipInputs(builder, on),
  }));
}

/** One field per column, taking its values. */
export function columnInputs(builder: SchemaBuilder, on: RoleTable, names: ReadonlySet<string>): InputFields {
  const fields: Record<string, GraphQLInputFieldConfig> = {};
  for (const column of columnsNamed(builder, on.source, on.table, (name) => names.has(name))) {
    const type = builder.columnType(on.source, column);
    if (type === null || !column.isWritable) continue;
    const value = builder.columnValue(on.source, column, column.isNullable);
    const andon = { value, means: { kind: 'column', column } };
    fields[column.graphqlName] = {
      type,
      description: column.comment === '' ? null : column.comment,
      extensions: { andon },
    };
  }
  return fields;
}

function relationshipInputs(builder: SchemaBuilder, on: RoleTable): InputFields {
  const fields: Record<string, GraphQLInputFieldConfig> = {};
  for (const relationship of on.table.relationships.values()) {
    const table = on.source.tables.get(relationship.target);
    if (table === undefined || !table.isInSchema || !isGraphqlName(relationship.name)) continue;
    const target = builder.on(on.source, table);
    if (target.permissions.insert === null || !table.isInsertable) continue;
    const type = nestedInsertType(builder, relationship, target);
    const means = { kind: 'relationship', relationship, target };
    fields[relationship.name] = { type, extensions: { andon: { means, acceptsNull: true } } };
  }
  return fields;
}

function nestedInsertType(
  builder: SchemaBuilder,
  relationship: Relationship,
  target: RoleTable,
): GraphQLInputObjectType {
  const isObject = relationship.kind === 'object';
  const what = isObject ? 'object' : 'array';
  const description = `input type for inserting ${what} relation for remote table "${displayName(target.table)}"`;
  const suffix = isObject ? 'obj_rel_insert_input' : 'arr_rel_insert_input';
  return builder.inputObject(builder.derivedName(target, suffix), description, () => {
    const row = new GraphQLNonNull(insertInputType(builder, target));
    return {
      data: { type: isObject ? row : new GraphQLNonNull(new GraphQLList(row)) },
      ...onConflictArgument(builder, target),
    };
  });
}

/** `on_conflict`, for tables with unique keys that GraphQL can name. */
export function onConflictArgument(builder: SchemaBuilder, on: RoleTable): Arguments {
  const { table, source } = on;
  if (namedKeys(on).length === 0) return {};
  const type = builder.inputObject(
    builder.derivedName(on, 'on_conflict'),
    `on_conflict condition type for table "${displayName(table)}"`,
    () => onConflictFields(builder, on),
  );
  return {
    [generatedName(source.naming, 'on_conflict')]: {
      type,
      description: 'upsert condition',
      extensions: { andon: { acceptsNull: true } },
    },
  };
}

function onConflictFields(builder: SchemaBuilder, on: RoleTable): InputFields {
  const columns = new GraphQLNonNull(new GraphQLList(new GraphQLNonNull(updateColumnType(builder, on))));
  return {
    constraint: { type: new GraphQLNonNull(constraintType(builder, on)) },
    [generatedName(on.source.naming, 'update_columns')]: { type: columns, defaultValue: [] },
    where: { type: boolExpType(builder, on), extensions: { andon: { acceptsNull: true } } },
  };
}

function constraintType(builder: SchemaBuilder, on: RoleTable): GraphQLEnumType {
  const description = `unique or primary key constraints on table "${displayName(on.table)}"`;
  return builder.enumeration(builder.derivedName(on, 'constraint'), description, () =>
    Object.fromEntries(
      namedKeys(on).map(({ name, columns }) => {
        const list = columns.map((column) => `"${column}"`).join(', ');
        return [name, { value: name, description: `unique or primary key constraint on columns ${list}` }];
      }),
    ),
  );
}

/** An enum without values would make the whole schema invalid, so a constraint whose name is a sentence has no part in it. */
function namedKeys({ table }: RoleTable) {
  const keys = [...(table.primaryKey === null ? [] : [table.primaryKey]), ...table.uniqueKeys];
  return keys.filter(({ name }) => isGraphqlName(name));
}

/** `T_update_column`; a placeholder stands for none. */
function updateColumnType(builder: SchemaBuilder, on: RoleTable): GraphQLEnumType {
  const { table, permissions, source } = on;
  const description = `update columns of table "${displayName(table)}"`;
  return builder.enumeration(builder.derivedName(on, 'update_column'), description, () => {
    const columns = columnsNamed(builder, source, table, (name) => permissions.update?.columns.has(name) === true);
    if (columns.length === 0) return { _PLACEHOLDER: { value: null, description: 'placeholder (do not use)' } };
    return Object.fromEntries(
      columns.map((column) => [column.graphqlName, { value: column.name, description: 'column name' }]),
    );
  });
}
