import { GraphQLNonNull } from 'graphql';
import type { GraphQLArgumentConfig } from 'graphql';
import type { Column, RoleTable } from './meaning.ts';
import type { SchemaBuilder } from './schema-builder.ts';
import type { Arguments } from './select-arguments.ts';

/** The primary key's columns, if the role sees all of them and GraphQL can spell them. */
export function primaryKeyColumns(
  builder: SchemaBuilder,
  { source, table, permissions }: RoleTable,
): readonly Column[] | null {
  if (table.primaryKey === null) return null;
  const columns: Column[] = [];
  for (const name of table.primaryKey.columns) {
    const column = table.columns.get(name);
    if (column === undefined || permissions.select?.columns.has(name) !== true) return null;
    if (!column.isInSchema || builder.columnType(source, column) === null) return null;
    columns.push(column);
  }
  return columns;
}

/** One required argument for each column of the key. */
export function primaryKeyArguments(builder: SchemaBuilder, on: RoleTable, columns: readonly Column[]): Arguments {
  const list: Record<string, GraphQLArgumentConfig> = {};
  for (const column of columns) {
    const type = builder.columnType(on.source, column);
    if (type === null) continue;
    const value = builder.columnValue(on.source, column, false);
    list[column.graphqlName] = {
      type: new GraphQLNonNull(type),
      description: column.comment === '' ? null : column.comment,
      extensions: { andon: { value, means: { kind: 'column', column } } },
    };
  }
  return list;
}
