import { GraphQLInt, GraphQLList, GraphQLNonNull } from 'graphql';
import { displayName } from '../metadata/qualified-name.ts';
import { generatedIdentifier, typeName } from '../model/identifier.ts';
import type { RootField } from '../model/table.ts';
import { fieldExtensions } from './meaning.ts';
import type { FieldMeaning, RoleTable } from './meaning.ts';
import { primaryKeyArguments, primaryKeyColumns } from './primary-key-arguments.ts';
import { generatedName, visibleColumns } from './schema-builder.ts';
import type { FieldConfig, Fields, InputFields, SchemaBuilder } from './schema-builder.ts';
import { selectArguments, whereArgument } from './select-arguments.ts';
import { aggregateType, describe, rowsType, tableType } from './table-type.ts';

/** `T`, `T_by_pk` and `T_aggregate` as far as the role may ask for them. */
export function tableQueryFields(builder: SchemaBuilder, on: RoleTable, root: 'query' | 'subscription'): Fields {
  const { select } = on.permissions;
  if (select === null) return {};
  const allowed = root === 'query' ? select.queryRootFields : select.subscriptionRootFields;
  const { rootFields } = on.table;
  const quoted = `"${displayName(on.table)}"`;
  const fields: Record<string, FieldConfig> = {};
  if (allowed?.has('select') !== false) {
    add(
      fields,
      rootFields.select,
      `fetch data from the table: ${quoted}`,
      { kind: 'select', on },
      {
        type: rowsType(builder, on),
        args: selectArguments(builder, on),
      },
    );
  }
  if (select.allowsAggregations && allowed?.has('select_aggregate') !== false) {
    add(
      fields,
      rootFields.select_aggregate,
      `fetch aggregated fields from the table: ${quoted}`,
      { kind: 'select-aggregate', on },
      { type: new GraphQLNonNull(aggregateType(builder, on)), args: selectArguments(builder, on) },
    );
  }
  const columns = primaryKeyColumns(builder, on);
  if (columns !== null && allowed?.has('select_by_pk') !== false) {
    add(
      fields,
      rootFields.select_by_pk,
      `fetch data from the table: ${quoted} using primary key columns`,
      { kind: 'select-by-primary-key', on, columns },
      { type: tableType(builder, on), args: primaryKeyArguments(builder, on, columns) },
    );
  }
  return fields;
}

/** `T_stream`. */
export function tableStreamField(builder: SchemaBuilder, on: RoleTable): Fields {
  const { select } = on.permissions;
  if (select === null || select.subscriptionRootFields?.has('select_stream') === false) return {};
  if (visibleColumns(builder, on).length === 0) return {};
  const fields: Record<string, FieldConfig> = {};
  const description = `fetch data from the table in a streaming manner: "${displayName(on.table)}"`;
  const { naming } = on.source;
  add(
    fields,
    on.table.rootFields.select_stream,
    description,
    { kind: 'select-stream', on },
    {
      type: rowsType(builder, on),
      args: {
        [generatedName(naming, 'batch_size')]: {
          type: new GraphQLNonNull(GraphQLInt),
          description: 'maximum number of rows returned in a single batch',
          extensions: { andon: { value: { kind: 'limit' } } },
        },
        cursor: {
          type: new GraphQLNonNull(new GraphQLList(streamCursorType(builder, on))),
          description: 'cursor to stream the results returned by the query',
        },
        where: whereArgument(builder, on),
      },
    },
  );
  return fields;
}

/** Puts a root field of the table under its customised name and comment. */
export function add(
  fields: Record<string, FieldConfig>,
  { name, comment }: RootField,
  description: string,
  meaning: FieldMeaning,
  config: Pick<FieldConfig, 'type' | 'args'>,
): void {
  fields[name] = { ...config, description: describe(comment, description), extensions: fieldExtensions(meaning) };
}

function streamCursorType(builder: SchemaBuilder, on: RoleTable) {
  const { naming } = on.source;
  const description = `Streaming cursor of the table "${builder.derivedName(on, '')}"`;
  return builder.inputObject(builder.derivedName(on, 'stream_cursor_input'), description, () => ({
    [generatedName(naming, 'initial_value')]: {
      type: new GraphQLNonNull(cursorValueType(builder, on)),
      description: 'Stream column input with initial value',
    },
    ordering: {
      type: builder.enumeration(
        typeName(naming, generatedIdentifier('cursor_ordering')),
        'ordering argument of a cursor',
        () => ({
          ASC: { value: 'asc', description: 'ascending ordering of the cursor' },
          DESC: { value: 'desc', description: 'descending ordering of the cursor' },
        }),
      ),
      description: 'cursor ordering',
    },
  }));
}

function cursorValueType(builder: SchemaBuilder, on: RoleTable) {
  const description = 'Initial value of the column from where the streaming should start';
  return builder.inputObject(builder.derivedName(on, 'stream_cursor_value_input'), description, () => {
    const fields: Record<string, InputFields[string]> = {};
    for (const column of visibleColumns(builder, on)) {
      const type = builder.columnType(on.source, column);
      if (type === null) continue;
      const value = builder.columnValue(on.source, column, column.isNullable);
      const andon = { value, means: { kind: 'column', column } };
      fields[column.graphqlName] = { type, description: describe(column.comment, null), extensions: { andon } };
    }
    return fields;
  });
}
