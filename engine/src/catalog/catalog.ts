import type { QualifiedName } from '../metadata/qualified-name.ts';

/** What a database holds, outside PostgreSQL's own schemas. Keys of the maps are `qualifiedKey(name)`. */
export interface Catalog {
  readonly tables: ReadonlyMap<string, CatalogTable>;
  /** Overloads of one name stand together. */
  readonly functions: ReadonlyMap<string, readonly CatalogFunction[]>;
  /** Names of all types that are no arrays, PostgreSQL's own among them. */
  readonly typeNames: ReadonlySet<string>;
}

export type CatalogTableKind = 'table' | 'partitioned-table' | 'view' | 'materialized-view' | 'foreign-table';

export interface CatalogTable extends QualifiedName {
  readonly oid: number;
  readonly kind: CatalogTableKind;
  readonly comment: string | null;
  /** By position. */
  readonly columns: readonly CatalogColumn[];
  readonly primaryKey: CatalogKey | null;
  /** Unique constraints without the primary key. */
  readonly uniqueKeys: readonly CatalogKey[];
  readonly foreignKeys: readonly CatalogForeignKey[];
  /** What the view (or table) takes: simple views and those with rules or instead-of triggers take some. */
  readonly isInsertable: boolean;
  readonly isUpdatable: boolean;
  readonly isDeletable: boolean;
}

export interface CatalogColumn {
  readonly name: string;
  /** attnum; dropped columns leave gaps. */
  readonly position: number;
  readonly type: PostgresType;
  readonly isNullable: boolean;
  readonly hasDefault: boolean;
  readonly identity: 'always' | 'by-default' | null;
  readonly isGenerated: boolean;
  readonly comment: string | null;
}

/**
 * A type. Domains appear as the type they are made of (`domain` keeps their own name); arrays have an `element`.
 */
export interface PostgresType extends QualifiedName {
  readonly oid: number;
  readonly kind: 'base' | 'enum' | 'composite' | 'range' | 'pseudo' | 'array';
  /** Of an array. */
  readonly element: PostgresType | null;
  /** The domain through which the type was reached. */
  readonly domain: QualifiedName | null;
}

export interface CatalogKey {
  readonly oid: number;
  readonly name: string;
  readonly columns: readonly string[];
}

export interface CatalogForeignKey extends CatalogKey {
  readonly foreignTable: QualifiedName;
  /** In the order of `columns`. */
  readonly foreignColumns: readonly string[];
}

export interface CatalogFunction extends QualifiedName {
  readonly oid: number;
  readonly comment: string | null;
  readonly volatility: 'volatile' | 'stable' | 'immutable';
  readonly isVariadic: boolean;
  readonly returnsSet: boolean;
  readonly returnType: PostgresType;
  /** The table whose row type is returned. */
  readonly returnTable: QualifiedName | null;
  /** Input arguments in order; the last `defaultCount` of them may be left out. */
  readonly arguments: readonly CatalogArgument[];
  readonly defaultCount: number;
}

export interface CatalogArgument {
  /** Empty: unnamed. */
  readonly name: string;
  readonly type: PostgresType;
  /** The table whose row type is taken. */
  readonly rowOf: QualifiedName | null;
}
