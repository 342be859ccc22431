import type { ApiLimits } from './api-limits.ts';
import type { Json, JsonObject } from './json.ts';
import type { ActionMetadata } from './action-metadata.ts';
import type { CronTriggerMetadata } from './cron-trigger-metadata.ts';
import type { CustomTypesMetadata } from './custom-types-metadata.ts';
import type { FunctionMetadata } from './function-metadata.ts';
import type { QualifiedName } from './qualified-name.ts';
import type { AllowlistEntry, QueryCollectionMetadata, RestEndpointMetadata } from './query-collection.ts';
import type { TableMetadata } from './table-metadata.ts';

/** Hasura's metadata, version 3: what `export_metadata` answers, with every part present. */
export interface Metadata {
  readonly version: 3;
  readonly sources: readonly SourceMetadata[];
  readonly query_collections: readonly QueryCollectionMetadata[];
  readonly allowlist: readonly AllowlistEntry[];
  readonly rest_endpoints: readonly RestEndpointMetadata[];
  /** null: none were ever set. */
  readonly api_limits: ApiLimits | null;
  readonly inherited_roles: readonly InheritedRoleMetadata[];
  readonly graphql_schema_introspection: { readonly disabled_for_roles: readonly string[] };
  readonly actions: readonly ActionMetadata[];
  readonly custom_types: CustomTypesMetadata;
  readonly cron_triggers: readonly CronTriggerMetadata[];
  /** Parts that other folders read and this one only keeps: remote_schemas and so on. */
  readonly others: JsonObject;
}

/** A database with what is tracked of it. */
export interface SourceMetadata {
  readonly name: string;
  readonly kind: string;
  readonly tables: readonly TableMetadata[];
  readonly functions: readonly FunctionMetadata[];
  readonly configuration: SourceConfiguration;
  readonly customization: SourceCustomization;
  /** Parts kept as they came: native queries, logical models, stored procedures, health checks. */
  readonly others: JsonObject;
}

export interface SourceConfiguration {
  readonly connection_info: ConnectionInfo;
  /** read_replicas, extensions_schema and the like, kept as they came. */
  readonly others: JsonObject;
}

export interface ConnectionInfo {
  readonly database_url: DatabaseUrl;
  readonly pool_settings: JsonObject | null;
  readonly use_prepared_statements: boolean | null;
  readonly isolation_level: string | null;
  readonly others: JsonObject;
}

export type DatabaseUrl = string | { readonly from_env: string } | { readonly connection_parameters: JsonObject };

export interface SourceCustomization {
  readonly root_fields: { readonly namespace: string | null; readonly prefix: string; readonly suffix: string } | null;
  readonly type_names: { readonly prefix: string; readonly suffix: string } | null;
  readonly naming_convention: NamingConvention | null;
}

export type NamingConvention = 'hasura-default' | 'graphql-default';

export interface InheritedRoleMetadata {
  readonly role_name: string;
  readonly role_set: readonly string[];
}

export type { Json, JsonObject, QualifiedName };
