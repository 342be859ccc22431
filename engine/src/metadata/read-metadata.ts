import { JsonPlace } from './json-place.ts';
import type {
  ConnectionInfo,
  DatabaseUrl,
  InheritedRoleMetadata,
  Metadata,
  SourceConfiguration,
  SourceCustomization,
  SourceMetadata,
} from './metadata.ts';
import { readApiLimits } from './read-api-limits.ts';
import { readActionMetadata } from './read-action-metadata.ts';
import { noCustomTypes, readCustomTypes } from './read-custom-types.ts';
import { readCronTrigger } from './cron-trigger-metadata.ts';
import { readFunctionMetadata } from './read-function-metadata.ts';
import { readAllowlistEntry, readQueryCollection, readRestEndpoint } from './read-query-collection.ts';
import { readGraphqlName, readList, readTableMetadata } from './read-table-metadata.ts';

/** Metadata without anything in it. */
export const emptyMetadata: Metadata = {
  version: 3,
  sources: [],
  query_collections: [],
  allowlist: [],
  rest_endpoints: [],
  api_limits: null,
  inherited_roles: [],
  graphql_schema_introspection: { disabled_for_roles: [] },
  actions: [],
  custom_types: noCustomTypes,
  cron_triggers: [],
  others: {},
};

/**
 * Metadata of version 1, 2 or 3. In 1 and 2 tables and functions stand at the top and belong to the source `default`,
 * whose configuration is `defaultConfiguration`.
 *
 * @throws HasuraError parse-failed at the place of the fault
 */
export function readMetadata(place: JsonPlace, defaultConfiguration: SourceConfiguration | null): Metadata {
  const version = place.optional('version')?.integer() ?? 1;
  if (version === 3) return readVersion3(place);
  if (version !== 1 && version !== 2) throw place.fault(`unexpected metadata version from storage: ${version}`);
  return readVersion2(place, defaultConfiguration);
}

function readVersion3(place: JsonPlace): Metadata {
  return {
    version: 3,
    sources: readList(place.key('sources'), readSourceMetadata),
    inherited_roles: readList(place.optional('inherited_roles'), readInheritedRole),
    ...readHandlers(place),
    ...readRequestParts(place),
    others: place.others([...Object.keys(emptyMetadata), 'resource_version']),
  };
}

type RequestParts =
  'query_collections' | 'allowlist' | 'rest_endpoints' | 'api_limits' | 'graphql_schema_introspection';

/** What says which requests are answered. */
function readRequestParts(place: JsonPlace): Pick<Metadata, RequestParts> {
  const limits = place.optional('api_limits');
  const isLimited = limits !== undefined && Object.keys(limits.object()).length > 0;
  const introspection = place.optional('graphql_schema_introspection');
  return {
    query_collections: readList(place.optional('query_collections'), readQueryCollection),
    allowlist: readList(place.optional('allowlist'), readAllowlistEntry),
    rest_endpoints: readList(place.optional('rest_endpoints'), readRestEndpoint),
    api_limits: isLimited ? readApiLimits(limits) : null,
    graphql_schema_introspection: introspection === undefined ? emptyIntrospection : readIntrospection(introspection),
  };
}

const emptyIntrospection = { disabled_for_roles: [] };

export function readIntrospection(place: JsonPlace): Metadata['graphql_schema_introspection'] {
  return { disabled_for_roles: readList(place.optional('disabled_for_roles'), (role) => role.nonEmptyString()) };
}

function readVersion2(place: JsonPlace, configuration: SourceConfiguration | null): Metadata {
  if (configuration === null) {
    throw place.fault('cannot import metadata with version 1 or 2 when no default source is configured');
  }
  const source: SourceMetadata = {
    name: 'default',
    kind: 'postgres',
    tables: readList(place.optional('tables'), readTableMetadata),
    functions: readList(place.optional('functions'), readFunctionOfVersion1Or2),
    configuration,
    customization: emptyCustomization,
    others: {},
  };
  return {
    ...readVersion3(new JsonPlace({ ...place.object(), sources: [] }, place.path)),
    sources: [source],
    others: place.others([...Object.keys(emptyMetadata), 'tables', 'functions', 'query_templates']),
  };
}

function readHandlers(place: JsonPlace): Pick<Metadata, 'actions' | 'custom_types' | 'cron_triggers'> {
  const types = place.optional('custom_types');
  return {
    actions: readList(place.optional('actions'), readActionMetadata),
    custom_types: types === undefined ? noCustomTypes : readCustomTypes(types),
    cron_triggers: readList(place.optional('cron_triggers'), readCronTrigger),
  };
}

/** Version 1 lists functions by name only, version 2 as objects. */
function readFunctionOfVersion1Or2(place: JsonPlace): SourceMetadata['functions'][number] {
  const isName = typeof place.value === 'string' || place.optional('function') === undefined;
  return readFunctionMetadata(isName ? new JsonPlace({ function: place.value }, place.path) : place);
}

export const emptyCustomization: SourceCustomization = {
  root_fields: null,
  type_names: null,
  naming_convention: null,
};

export function readSourceMetadata(place: JsonPlace): SourceMetadata {
  const customization = place.optional('customization');
  return {
    name: place.key('name').nonEmptyString(),
    kind: place.optional('kind')?.string() ?? 'postgres',
    tables: readList(place.key('tables'), readTableMetadata),
    functions: readList(place.optional('functions'), readFunctionMetadata),
    configuration: readSourceConfiguration(place.key('configuration')),
    customization: customization === undefined ? emptyCustomization : readSourceCustomization(customization),
    others: place.others(['name', 'kind', 'tables', 'functions', 'configuration', 'customization']),
  };
}

export function readSourceConfiguration(place: JsonPlace): SourceConfiguration {
  return {
    connection_info: readConnectionInfo(place.key('connection_info')),
    others: place.others(['connection_info']),
  };
}

function readConnectionInfo(place: JsonPlace): ConnectionInfo {
  return {
    database_url: readDatabaseUrl(place.key('database_url')),
    pool_settings: place.optional('pool_settings')?.object() ?? null,
    use_prepared_statements: place.optional('use_prepared_statements')?.boolean() ?? null,
    isolation_level: place.optional('isolation_level')?.string() ?? null,
    others: place.others(['database_url', 'pool_settings', 'use_prepared_statements', 'isolation_level']),
  };
}

function readDatabaseUrl(place: JsonPlace): DatabaseUrl {
  if (typeof place.value === 'string') return place.value;
  const parameters = place.optional('connection_parameters');
  if (parameters !== undefined) return { connection_parameters: parameters.object() };
  return { from_env: place.key('from_env').string() };
}

export function readSourceCustomization(place: JsonPlace): SourceCustomization {
  const rootFields = place.optional('root_fields');
  const typeNames = place.optional('type_names');
  return {
    root_fields:
      rootFields === undefined
        ? null
        : { namespace: readGraphqlName(rootFields.optional('namespace')), ...readAffixes(rootFields) },
    type_names: typeNames === undefined ? null : readAffixes(typeNames),
    naming_convention:
      place
        .optional('naming_convention')
        ?.word(
          ['hasura-default', 'graphql-default'] as const,
          'naming_convention can either be "hasura-default" or "graphql-default"',
        ) ?? null,
  };
}

function readAffixes(place: JsonPlace): { readonly prefix: string; readonly suffix: string } {
  return {
    prefix: place.optional('prefix')?.string() ?? '',
    suffix: place.optional('suffix')?.string() ?? '',
  };
}

export function readInheritedRole(place: JsonPlace): InheritedRoleMetadata {
  return {
    role_name: place.key('role_name').nonEmptyString(),
    role_set: readList(place.key('role_set'), (one) => one.nonEmptyString()),
  };
}
