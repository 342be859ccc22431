/** What `introspect.sql` answers. */
export interface CatalogRow {
  readonly tables: readonly TableRow[];
  readonly functions: readonly FunctionRow[];
  readonly types: readonly TypeRow[];
}

export interface TableRow {
  readonly oid: number;
  readonly schema: string;
  readonly name: string;
  /** pg_class.relkind */
  readonly kind: 'r' | 'p' | 'v' | 'm' | 'f';
  readonly comment: string | null;
  readonly columns: readonly ColumnRow[];
  readonly keys: readonly KeyRow[];
  readonly foreign_keys: readonly ForeignKeyRow[];
  /** Bits of pg_relation_is_updatable: 4 update, 8 insert, 16 delete. */
  readonly mutations: number;
}

export interface ColumnRow {
  readonly name: string;
  readonly position: number;
  readonly type: number;
  readonly is_nullable: boolean;
  readonly has_default: boolean;
  /** pg_attribute.attidentity */
  readonly identity: '' | 'a' | 'd';
  readonly is_generated: boolean;
  readonly comment: string | null;
}

export interface KeyRow {
  readonly oid: number;
  readonly name: string;
  readonly is_primary: boolean;
  readonly columns: readonly string[];
}

export interface ForeignKeyRow {
  readonly oid: number;
  readonly name: string;
  readonly columns: readonly string[];
  readonly foreign_schema: string;
  readonly foreign_table: string;
  readonly foreign_columns: readonly string[];
}

export interface FunctionRow {
  readonly oid: number;
  readonly schema: string;
  readonly name: string;
  readonly comment: string | null;
  /** pg_proc.provolatile */
  readonly volatility: 'v' | 's' | 'i';
  readonly is_variadic: boolean;
  readonly returns_set: boolean;
  readonly return_type: number;
  /** Of input arguments. */
  readonly argument_types: readonly number[];
  /** Of all arguments; null when none has a name. */
  readonly argument_names: readonly string[] | null;
  /** Of all arguments; null when all are input. */
  readonly argument_modes: readonly string[] | null;
  readonly default_count: number;
}

export interface TypeRow {
  readonly oid: number;
  readonly schema: string;
  readonly name: string;
  /** pg_type.typtype */
  readonly kind: string;
  readonly is_array: boolean;
  readonly element: number;
  readonly base: number;
  readonly relation: string | null;
  readonly relation_schema: string | null;
}
