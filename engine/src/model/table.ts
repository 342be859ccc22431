import type { CatalogForeignKey, CatalogKey, CatalogTableKind, PostgresType } from '../catalog/catalog.ts';
import type { QualifiedName } from '../metadata/qualified-name.ts';
import type { TableRootFieldName } from '../metadata/table-metadata.ts';
import type { ComputedField } from './computed-field.ts';
import type { Identifier } from './identifier.ts';
import type { Relationship } from './relationship.ts';
import type { TablePermissions } from './table-permissions.ts';

/** A tracked table or view with everything resolved. */
export interface Table extends QualifiedName {
  /** `qualifiedKey` of the name: the table's key in its source. */
  readonly key: string;
  readonly sourceName: string;
  readonly kind: CatalogTableKind;
  /** Its name in GraphQL before casing, prefix and suffix: the types' names derive from it. */
  readonly identifier: Identifier;
  /** Whether GraphQL can spell the name; if not the table stays out of every schema. */
  readonly isInSchema: boolean;
  /** The custom comment, else the database's; null: none. */
  readonly comment: string | null;
  /** Fully cased and affixed. A null comment asks for the default description, an empty one for none. */
  readonly rootFields: Readonly<Record<TableRootFieldName, RootField>>;
  /** By name in the database, in the database's order. */
  readonly columns: ReadonlyMap<string, Column>;
  readonly primaryKey: CatalogKey | null;
  readonly uniqueKeys: readonly CatalogKey[];
  readonly foreignKeys: readonly CatalogForeignKey[];
  readonly isInsertable: boolean;
  readonly isUpdatable: boolean;
  readonly isDeletable: boolean;
  /** By name in the metadata. */
  readonly relationships: ReadonlyMap<string, Relationship>;
  readonly computedFields: ReadonlyMap<string, ComputedField>;
  /** The values when this is an enum table. */
  readonly enumValues: readonly EnumValue[] | null;
  /** By role, inherited roles included; `admin` is not listed and may do everything. */
  readonly permissions: ReadonlyMap<string, TablePermissions>;
}

export interface RootField {
  readonly name: string;
  readonly comment: string | null;
}

export interface Column {
  /** In the database. */
  readonly name: string;
  readonly graphqlName: string;
  /** Whether GraphQL can spell the name; if not the column stays out of every schema. */
  readonly isInSchema: boolean;
  readonly position: number;
  readonly type: PostgresType;
  readonly isNullable: boolean;
  readonly hasDefault: boolean;
  /** False for generated columns and identity columns that are always generated. */
  readonly isWritable: boolean;
  /** The custom comment, else the database's; null: none. */
  readonly comment: string | null;
  /** Key of the enum table whose key this column refers to by a foreign key; null: none. */
  readonly enumTable: string | null;
}

export interface EnumValue {
  readonly value: string;
  readonly description: string | null;
}
