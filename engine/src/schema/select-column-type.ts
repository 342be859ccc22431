import type { GraphQLEnumType } from 'graphql';
import { displayName } from '../metadata/qualified-name.ts';
import type { RoleTable } from './meaning.ts';
import { visibleColumns } from './schema-builder.ts';
import type { SchemaBuilder } from './schema-builder.ts';

/** `T_select_column`: the columns that the role sees; null when it sees none. The values are the columns. */
export function selectColumnType(builder: SchemaBuilder, on: RoleTable): GraphQLEnumType | null {
  const columns = visibleColumns(builder, on);
  if (columns.length === 0) return null;
  const description = `select columns of table "${displayName(on.table)}"`;
  return builder.enumeration(builder.derivedName(on, 'select_column'), description, () =>
    Object.fromEntries(columns.map((column) => [column.graphqlName, { value: column, description: 'column name' }])),
  );
}
