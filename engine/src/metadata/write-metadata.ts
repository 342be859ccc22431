import { writeCronTrigger } from './cron-trigger-metadata.ts';
import type { FunctionMetadata } from './function-metadata.ts';
import type { JsonObject } from './json.ts';
import type { Metadata, SourceConfiguration, SourceCustomization, SourceMetadata } from './metadata.ts';
import type { QueryCollectionMetadata, RestEndpointMetadata } from './query-collection.ts';
import { writeApiLimits } from './read-api-limits.ts';
import { writeAction, writeCustomTypes } from './write-action-metadata.ts';
import { writeTableMetadata } from './write-table-metadata.ts';
import { withoutEmpty } from './without-empty.ts';

/** The metadata as `export_metadata` answers it: version first, empty parts left out, lists sorted by name. */
export function writeMetadata(metadata: Metadata): JsonObject {
  return {
    version: 3,
    sources: sortBy(metadata.sources, ({ name }) => name).map(writeSource),
    ...withoutEmpty(inOrder({ ...metadata.others, ...writeParts(metadata) })),
  };
}

/** The parts beside the sources in the order in which Hasura writes them. */
const partNames = [
  'remote_schemas',
  'query_collections',
  'allowlist',
  'actions',
  'custom_types',
  'cron_triggers',
  'rest_endpoints',
  'api_limits',
  'metrics_config',
  'inherited_roles',
  'graphql_schema_introspection',
  'network',
  'backend_configs',
  'opentelemetry',
];

function inOrder(parts: JsonObject): JsonObject {
  const known = partNames.flatMap((name) => (parts[name] === undefined ? [] : [[name, parts[name]] as const]));
  return { ...Object.fromEntries(known), ...parts };
}

function writeParts(metadata: Metadata): JsonObject {
  const { disabled_for_roles: roles } = metadata.graphql_schema_introspection;
  return {
    query_collections: sortBy(metadata.query_collections, ({ name }) => name).map(writeQueryCollection),
    allowlist: sortBy(metadata.allowlist, ({ collection }) => collection).map((entry) => ({ ...entry })),
    actions: sortBy(metadata.actions, ({ name }) => name).map(writeAction),
    custom_types: writeCustomTypes(metadata.custom_types),
    cron_triggers: sortBy(metadata.cron_triggers, ({ name }) => name).map(writeCronTrigger),
    rest_endpoints: sortBy(metadata.rest_endpoints, ({ name }) => name).map(writeRestEndpoint),
    api_limits: metadata.api_limits === null ? null : writeApiLimits(metadata.api_limits),
    inherited_roles: sortBy(metadata.inherited_roles, ({ role_name: name }) => name).map((role) => ({ ...role })),
    graphql_schema_introspection: roles.length === 0 ? null : { disabled_for_roles: [...roles].sort() },
  };
}

function writeQueryCollection({ name, definition, comment }: QueryCollectionMetadata): JsonObject {
  const queries = definition.queries.map((query) => ({ ...query }));
  return { name, definition: { queries }, ...withoutEmpty({ comment }) };
}

/** The endpoint as `export_metadata` answers it. */
export function writeRestEndpoint({ name, url, methods, definition, comment }: RestEndpointMetadata): JsonObject {
  const { collection_name, query_name } = definition.query;
  return {
    name,
    url,
    methods: [...methods].sort(),
    definition: { query: { collection_name, query_name } },
    ...(comment === null ? {} : { comment }),
  };
}

function writeSource(source: SourceMetadata): JsonObject {
  return {
    name: source.name,
    kind: source.kind,
    tables: sortBy(source.tables, ({ table }) => `${table.schema}.${table.name}`).map(writeTableMetadata),
    ...withoutEmpty({
      functions: sortBy(source.functions, ({ function: { schema, name } }) => `${schema}.${name}`).map(writeFunction),
    }),
    ...source.others,
    configuration: writeSourceConfiguration(source.configuration),
    ...withoutEmpty({ customization: writeCustomization(source.customization) }),
  };
}

export function writeSourceConfiguration({ connection_info: info, others }: SourceConfiguration): JsonObject {
  return {
    connection_info: {
      database_url: info.database_url,
      ...withoutEmpty({
        isolation_level: info.isolation_level,
        pool_settings: info.pool_settings,
        use_prepared_statements: info.use_prepared_statements,
      }),
      ...info.others,
    },
    ...others,
  };
}

export function writeCustomization(customization: SourceCustomization): JsonObject {
  return withoutEmpty({
    root_fields: customization.root_fields === null ? null : withoutEmpty(customization.root_fields),
    type_names: customization.type_names === null ? null : withoutEmpty(customization.type_names),
    naming_convention: customization.naming_convention,
  });
}

export function writeFunction(one: FunctionMetadata): JsonObject {
  const { custom_root_fields: rootFields, ...configuration } = one.configuration;
  return {
    function: { ...one.function },
    ...withoutEmpty({
      configuration: withoutEmpty({ ...configuration, custom_root_fields: withoutEmpty(rootFields) }),
      permissions: one.permissions.map((permission) => ({ ...permission })),
      comment: one.comment,
    }),
  };
}

export function sortBy<Item>(items: readonly Item[], name: (item: Item) => string): readonly Item[] {
  return [...items].sort((left, right) => (name(left) < name(right) ? -1 : name(left) > name(right) ? 1 : 0));
}
