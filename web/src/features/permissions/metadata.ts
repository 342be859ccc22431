import type { JsonObject } from './json.ts';

/** What a role may do with a table, in the order of the columns. */
export const operations = ['select', 'insert', 'update', 'delete'] as const;

export type Operation = (typeof operations)[number];

/** Metadata as `export_metadata` answers it, as far as permissions need it. */
export interface ExportedMetadata {
  /** Grows with each change; a change that names another one is refused. */
  readonly resource_version: number;
  readonly metadata: {
    readonly sources: readonly SourceMetadata[];
    readonly inherited_roles?: readonly InheritedRole[];
  };
}

export interface SourceMetadata {
  readonly name: string;
  readonly kind: string;
  readonly tables: readonly TableMetadata[];
}

export interface TableMetadata extends TablePermissions {
  readonly table: TableName;
  readonly configuration?: {
    readonly custom_name?: string;
    readonly custom_root_fields?: Readonly<Record<string, string | { readonly name?: string } | null>>;
    readonly column_config?: Readonly<Record<string, { readonly custom_name?: string }>>;
    readonly custom_column_names?: Readonly<Record<string, string>>;
  };
  readonly computed_fields?: readonly { readonly name: string }[];
}

export interface TableName {
  readonly schema: string;
  readonly name: string;
}

type TablePermissions = { readonly [Key in `${Operation}_permissions`]?: readonly PermissionEntry[] };

/** What a role may do, with what confines it. */
export interface PermissionEntry {
  readonly role: string;
  readonly permission: JsonObject;
  readonly comment?: string | null;
}

/** A role that has the rights of others. */
export interface InheritedRole {
  readonly role_name: string;
  readonly role_set: readonly string[];
}

/** One cell of the grid. */
export interface CellName {
  readonly table: TableMetadata;
  readonly role: string;
  readonly operation: Operation;
}

/** The permission that a role has itself, not by inheritance. */
export function ownPermission({ table, role, operation }: CellName): PermissionEntry | undefined {
  return table[`${operation}_permissions`]?.find((entry) => entry.role === role);
}

/** A table in one word; that of another schema than `public` says which. */
export function wordOf({ table: { schema, name } }: Pick<TableMetadata, 'table'>): string {
  return schema === 'public' ? name : `${schema}.${name}`;
}

/** The name of a table's GraphQL type. */
export function typeNameOf({ table: { schema, name }, configuration }: TableMetadata): string {
  return configuration?.custom_name ?? (schema === 'public' ? name : `${schema}_${name}`);
}

/** The name of a root field of a table. */
export function rootFieldOf(table: TableMetadata, kind: 'select' | 'select_aggregate'): string {
  const custom = table.configuration?.custom_root_fields?.[kind];
  const name = typeof custom === 'string' ? custom : custom?.name;
  return name ?? (kind === 'select' ? typeNameOf(table) : `${typeNameOf(table)}_aggregate`);
}

/** How a column is called in the database, by its name in GraphQL. */
export function columnNames({ configuration }: TableMetadata): ReadonlyMap<string, string> {
  const renamed = Object.entries(configuration?.column_config ?? {}).flatMap(([column, { custom_name: name }]) =>
    name === undefined ? [] : [[name, column] as const],
  );
  const older = Object.entries(configuration?.custom_column_names ?? {}).map(
    ([column, name]) => [name, column] as const,
  );
  return new Map([...older, ...renamed]);
}
