import { qualifiedKey } from '../metadata/qualified-name.ts';
import type { Catalog, CatalogColumn, CatalogFunction, CatalogKey, CatalogTable, CatalogTableKind } from './catalog.ts';
import type { CatalogRow, ColumnRow, FunctionRow, KeyRow, TableRow } from './catalog-row.ts';
import { TypeTable } from './type-table.ts';

const updatableBit = 4;
const insertableBit = 8;
const deletableBit = 16;

/** Turns the answer of `introspect.sql` into a `Catalog`. */
export function buildCatalog(row: CatalogRow): Catalog {
  const types = new TypeTable(row.types);
  return {
    tables: new Map(row.tables.map((one) => [qualifiedKey(one), buildTable(one, types)])),
    functions: groupByName(row.functions.map((one) => buildFunction(one, types))),
    typeNames: new Set(row.types.filter((one) => !one.is_array).map(({ name }) => name)),
  };
}

function groupByName(functions: readonly CatalogFunction[]): ReadonlyMap<string, readonly CatalogFunction[]> {
  const groups = new Map<string, CatalogFunction[]>();
  for (const one of functions) {
    const key = qualifiedKey(one);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

function buildTable(row: TableRow, types: TypeTable): CatalogTable {
  const primary = row.keys.find((key) => key.is_primary);
  return {
    oid: row.oid,
    schema: row.schema,
    name: row.name,
    kind: tableKinds[row.kind],
    comment: row.comment,
    columns: row.columns.map((column) => buildColumn(column, types)),
    primaryKey: primary === undefined ? null : buildKey(primary),
    uniqueKeys: row.keys.filter((key) => !key.is_primary).map(buildKey),
    foreignKeys: row.foreign_keys.map((key) => ({
      oid: key.oid,
      name: key.name,
      columns: key.columns,
      foreignTable: { schema: key.foreign_schema, name: key.foreign_table },
      foreignColumns: key.foreign_columns,
    })),
    isInsertable: (row.mutations & insertableBit) !== 0,
    isUpdatable: (row.mutations & updatableBit) !== 0,
    isDeletable: (row.mutations & deletableBit) !== 0,
  };
}

const tableKinds: Readonly<Record<TableRow['kind'], CatalogTableKind>> = {
  r: 'table',
  p: 'partitioned-table',
  v: 'view',
  m: 'materialized-view',
  f: 'foreign-table',
};

function buildColumn(row: ColumnRow, types: TypeTable): CatalogColumn {
  return {
    name: row.name,
    position: row.position,
    type: types.get(row.type),
    isNullable: row.is_nullable,
    hasDefault: row.has_default,
    identity: row.identity === 'a' ? 'always' : row.identity === 'd' ? 'by-default' : null,
    isGenerated: row.is_generated,
    comment: row.comment,
  };
}

function buildKey({ oid, name, columns }: KeyRow): CatalogKey {
  return { oid, name, columns };
}

function buildFunction(row: FunctionRow, types: TypeTable): CatalogFunction {
  const names = inputNames(row);
  return {
    oid: row.oid,
    schema: row.schema,
    name: row.name,
    comment: row.comment,
    volatility: row.volatility === 'v' ? 'volatile' : row.volatility === 's' ? 'stable' : 'immutable',
    isVariadic: row.is_variadic,
    returnsSet: row.returns_set,
    returnType: types.get(row.return_type),
    returnTable: types.relationOf(row.return_type),
    arguments: row.argument_types.map((type, index) => ({
      name: names[index] ?? '',
      type: types.get(type),
      rowOf: types.relationOf(type),
    })),
    defaultCount: row.default_count,
  };
}

/** proargnames also names output arguments and table columns; only input modes count. */
function inputNames({ argument_names: names, argument_modes: modes }: FunctionRow): readonly string[] {
  if (names === null || modes === null) return names ?? [];
  return names.filter((_, index) => ['i', 'b', 'v'].includes(modes[index] ?? 'i'));
}
