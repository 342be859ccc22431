import type { CatalogColumn, CatalogTable } from '../catalog/catalog.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { NamingConvention } from '../metadata/metadata.ts';
import { qualifiedKey } from '../metadata/qualified-name.ts';
import type { TableConfiguration } from '../metadata/table-metadata.ts';
import { caseFieldName, isGraphqlName } from './identifier.ts';
import type { Column } from './table.ts';

/** The columns of a tracked table under their names in GraphQL, by name in the database. */
export function buildColumns(
  table: CatalogTable,
  configuration: TableConfiguration,
  convention: NamingConvention,
  enumTables: ReadonlySet<string>,
): ReadonlyMap<string, Column> {
  const columns = table.columns.map((column) => buildColumn(table, column, configuration, convention, enumTables));
  refuseRepeatedNames(columns);
  return new Map(columns.map((column) => [column.name, column]));
}

function buildColumn(
  table: CatalogTable,
  column: CatalogColumn,
  configuration: TableConfiguration,
  convention: NamingConvention,
  enumTables: ReadonlySet<string>,
): Column {
  const settings = Object.hasOwn(configuration.column_config, column.name)
    ? configuration.column_config[column.name]
    : undefined;
  const graphqlName = settings?.custom_name ?? caseFieldName(convention, column.name);
  return {
    name: column.name,
    graphqlName,
    isInSchema: isGraphqlName(graphqlName),
    position: column.position,
    type: column.type,
    isNullable: column.isNullable,
    hasDefault: column.hasDefault,
    isWritable: !column.isGenerated && column.identity !== 'always',
    comment: settings?.comment ?? column.comment,
    enumTable: enumTableOf(table, column.name, enumTables),
  };
}

function enumTableOf(table: CatalogTable, column: string, enumTables: ReadonlySet<string>): string | null {
  for (const key of table.foreignKeys) {
    const target = qualifiedKey(key.foreignTable);
    if (key.columns.length === 1 && key.columns[0] === column && enumTables.has(target)) return target;
  }
  return null;
}

function refuseRepeatedNames(columns: readonly Column[]): void {
  const names = columns.map(({ graphqlName }) => graphqlName);
  const repeated = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  if (repeated.length > 0) {
    const list = repeated.map((name) => `"${name}"`).join(', ');
    throw new HasuraError({
      code: 'invalid-configuration',
      message: `the following custom column names are duplicated: ${list}`,
    });
  }
}
