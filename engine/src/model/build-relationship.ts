import type { Catalog, CatalogForeignKey, CatalogTable } from '../catalog/catalog.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import { displayName, qualifiedKey, type QualifiedName } from '../metadata/qualified-name.ts';
import type {
  ArrayRelationshipUsing,
  ManualConfiguration,
  ObjectRelationshipUsing,
  RelationshipMetadata,
  RemoteTableColumns,
} from '../metadata/table-metadata.ts';
import { inContext } from './fault-list.ts';
import type { ColumnPair, Relationship } from './relationship.ts';

/** Where the relationship stands and what it may lead to. */
export interface RelationshipContext {
  readonly table: CatalogTable;
  readonly catalog: Catalog;
  /** Keys of the tables that are tracked and fit. */
  readonly trackedTables: ReadonlySet<string>;
}

type Definition = RelationshipMetadata<ObjectRelationshipUsing | ArrayRelationshipUsing>;
type Joined = Pick<Relationship, 'columnPairs' | 'isNullable' | 'isManual' | 'insertionOrder'> & {
  readonly target: QualifiedName;
};

/** @throws HasuraError when the foreign key, a column or the target table isn't there */
export function buildRelationship(
  kind: Relationship['kind'],
  { name, using, comment }: Definition,
  context: RelationshipContext,
): Relationship {
  if (using.kind !== 'own-columns') {
    requireTracked(using.kind === 'manual' ? using.remote_table : using.table, context);
  }
  const { target, ...joined } = inContext(`in table "${displayName(context.table)}": in relationship "${name}"`, () =>
    join(kind, using, context),
  );
  requireTracked(target, context);
  return { kind, name, target: qualifiedKey(target), ...joined, comment };
}

function requireTracked(table: QualifiedName, { trackedTables }: RelationshipContext): void {
  if (trackedTables.has(qualifiedKey(table))) return;
  throw new HasuraError({ code: 'not-exists', message: `table "${displayName(table)}" is not tracked` });
}

function join(
  kind: Relationship['kind'],
  using: ObjectRelationshipUsing | ArrayRelationshipUsing,
  context: RelationshipContext,
): Joined {
  switch (using.kind) {
    case 'own-columns':
      return joinOwnColumns(using.columns, context.table);
    case 'remote-columns':
      return joinRemoteColumns(using, context);
    case 'manual':
      return joinManually(kind, using, context);
  }
}

function joinOwnColumns(columns: readonly string[], table: CatalogTable): Joined {
  const key = requiredForeignKey(table, columns, () => true);
  return {
    target: key.foreignTable,
    columnPairs: key.columns.map((local, index) => ({ local, remote: key.foreignColumns[index] ?? '' })),
    isNullable: table.columns.some((column) => key.columns.includes(column.name) && column.isNullable),
    isManual: false,
    insertionOrder: 'before-parent',
  };
}

function joinRemoteColumns(using: RemoteTableColumns, { table, catalog }: RelationshipContext): Joined {
  const remote = requiredTable(catalog, using.table);
  const own = qualifiedKey(table);
  const key = requiredForeignKey(remote, using.columns, ({ foreignTable }) => qualifiedKey(foreignTable) === own);
  return {
    target: using.table,
    columnPairs: key.columns.map((remoteColumn, index) => ({
      local: key.foreignColumns[index] ?? '',
      remote: remoteColumn,
    })),
    isNullable: true,
    isManual: false,
    insertionOrder: 'after-parent',
  };
}

function joinManually(
  kind: Relationship['kind'],
  using: ManualConfiguration,
  { table, catalog }: RelationshipContext,
): Joined {
  const remote = requiredTable(catalog, using.remote_table);
  const columnPairs: readonly ColumnPair[] = Object.entries(using.column_mapping).map(([local, target]) => ({
    local: requiredColumn(table, local),
    remote: requiredColumn(remote, target),
  }));
  const byDefault = kind === 'object' ? 'before_parent' : 'after_parent';
  return {
    target: using.remote_table,
    columnPairs,
    isNullable: true,
    isManual: true,
    insertionOrder: (using.insertion_order ?? byDefault) === 'before_parent' ? 'before-parent' : 'after-parent',
  };
}

function requiredForeignKey(
  table: CatalogTable,
  columns: readonly string[],
  fits: (key: CatalogForeignKey) => boolean,
): CatalogForeignKey {
  for (const column of columns) requiredColumn(table, column);
  const wanted = [...columns].sort().join('\0');
  const found = table.foreignKeys.filter((key) => [...key.columns].sort().join('\0') === wanted && fits(key));
  const [key, another] = found;
  if (key === undefined) {
    throw new HasuraError({
      code: 'constraint-error',
      message: 'no foreign constraint exists on the given column(s)',
    });
  }
  if (another !== undefined) {
    throw new HasuraError({
      code: 'constraint-error',
      message: 'more than one foreign key constraint exists on the given column(s)',
    });
  }
  return key;
}

function requiredTable(catalog: Catalog, name: QualifiedName): CatalogTable {
  const table = catalog.tables.get(qualifiedKey(name));
  if (table === undefined) {
    throw new HasuraError({ code: 'not-exists', message: `table "${displayName(name)}" is not tracked` });
  }
  return table;
}

function requiredColumn(table: CatalogTable, column: string): string {
  if (!table.columns.some(({ name }) => name === column)) {
    throw new HasuraError({ code: 'not-exists', message: `column "${column}" does not exist` });
  }
  return column;
}
