import type { EventTriggerMetadata } from './event-trigger-metadata.ts';
import type { Json, JsonObject } from './json.ts';
import type { QualifiedName } from './qualified-name.ts';

/** A tracked table or view with what hangs on it. */
export interface TableMetadata {
  readonly table: QualifiedName;
  readonly is_enum: boolean;
  readonly configuration: TableConfiguration;
  readonly object_relationships: readonly RelationshipMetadata<ObjectRelationshipUsing>[];
  readonly array_relationships: readonly RelationshipMetadata<ArrayRelationshipUsing>[];
  readonly computed_fields: readonly ComputedFieldMetadata[];
  readonly insert_permissions: readonly PermissionMetadata<InsertPermissionMetadata>[];
  readonly select_permissions: readonly PermissionMetadata<SelectPermissionMetadata>[];
  readonly update_permissions: readonly PermissionMetadata<UpdatePermissionMetadata>[];
  readonly delete_permissions: readonly PermissionMetadata<DeletePermissionMetadata>[];
  readonly event_triggers: readonly EventTriggerMetadata[];
  readonly remote_relationships: readonly JsonObject[];
  /** Keys this engine keeps and does not read, such as apollo_federation_config. */
  readonly others: JsonObject;
}

export interface TableConfiguration {
  readonly custom_name: string | null;
  readonly custom_root_fields: CustomRootFields;
  readonly column_config: Readonly<Record<string, ColumnConfiguration>>;
  /** null: Hasura's default description; an empty text: none. */
  readonly comment: string | null;
}

export const tableRootFieldNames = [
  'select',
  'select_by_pk',
  'select_aggregate',
  'select_stream',
  'insert',
  'insert_one',
  'update',
  'update_by_pk',
  'update_many',
  'delete',
  'delete_by_pk',
] as const;

export type TableRootFieldName = (typeof tableRootFieldNames)[number];

export type CustomRootFields = Readonly<Partial<Record<TableRootFieldName, CustomRootField>>>;

export interface CustomRootField {
  readonly name: string | null;
  readonly comment: string | null;
}

export interface ColumnConfiguration {
  readonly custom_name: string | null;
  readonly comment: string | null;
  /** Keys kept as they came, such as `redaction`. */
  readonly others: JsonObject;
}

export interface RelationshipMetadata<Using> {
  readonly name: string;
  readonly using: Using;
  readonly comment: string | null;
}

export type ObjectRelationshipUsing =
  { readonly kind: 'own-columns'; readonly columns: readonly string[] } | RemoteTableColumns | ManualConfiguration;

export type ArrayRelationshipUsing = RemoteTableColumns | ManualConfiguration;

export interface RemoteTableColumns {
  readonly kind: 'remote-columns';
  readonly table: QualifiedName;
  readonly columns: readonly string[];
}

export interface ManualConfiguration {
  readonly kind: 'manual';
  readonly remote_table: QualifiedName;
  readonly column_mapping: Readonly<Record<string, string>>;
  readonly insertion_order: 'before_parent' | 'after_parent' | null;
}

export interface ComputedFieldMetadata {
  readonly name: string;
  readonly definition: {
    readonly function: QualifiedName;
    readonly table_argument: string | null;
    readonly session_argument: string | null;
  };
  readonly comment: string | null;
}

export interface PermissionMetadata<Permission> {
  readonly role: string;
  readonly permission: Permission;
  readonly comment: string | null;
}

/** Column names, or every column of the table. */
export type PermissionColumns = '*' | readonly string[];

export type SelectQueryRootField = 'select' | 'select_by_pk' | 'select_aggregate';
export type SelectSubscriptionRootField = SelectQueryRootField | 'select_stream';

export interface SelectPermissionMetadata {
  readonly columns: PermissionColumns;
  readonly filter: JsonObject;
  readonly limit: number | null;
  readonly allow_aggregations: boolean;
  readonly computed_fields: readonly string[];
  /** null: all of them. */
  readonly query_root_fields: readonly SelectQueryRootField[] | null;
  readonly subscription_root_fields: readonly SelectSubscriptionRootField[] | null;
}

export interface InsertPermissionMetadata {
  readonly check: JsonObject;
  readonly columns: PermissionColumns | null;
  readonly set: Readonly<Record<string, Json>>;
  readonly backend_only: boolean;
  readonly validate_input: JsonObject | null;
}

export interface UpdatePermissionMetadata {
  readonly columns: PermissionColumns;
  readonly filter: JsonObject;
  readonly check: JsonObject | null;
  readonly set: Readonly<Record<string, Json>>;
  readonly backend_only: boolean;
  readonly validate_input: JsonObject | null;
}

export interface DeletePermissionMetadata {
  readonly filter: JsonObject;
  readonly backend_only: boolean;
  readonly validate_input: JsonObject | null;
}
