import type { ClaimsConfig, ClaimSource } from '../auth/jwt-config.ts';
import { readJwtConfigs } from '../auth/jwt-configs.ts';
import type { Json } from '../metadata/json.ts';
import type { Settings } from '../settings.ts';

/** The answer of `/v1alpha1/config`. */
export function describeConfig(settings: Settings, version: string): object {
  const jwt = readJwtConfigs(settings);
  return {
    version,
    is_function_permissions_inferred: settings.HASURA_GRAPHQL_INFER_FUNCTION_PERMISSIONS,
    is_remote_schema_permissions_enabled: settings.HASURA_GRAPHQL_ENABLE_REMOTE_SCHEMA_PERMISSIONS,
    is_admin_secret_set:
      settings.HASURA_GRAPHQL_ADMIN_SECRET !== undefined || settings.HASURA_GRAPHQL_ADMIN_SECRETS !== undefined,
    is_auth_hook_set: settings.HASURA_GRAPHQL_AUTH_HOOK !== undefined,
    is_jwt_set: jwt.length > 0,
    jwt: jwt.map(({ claims }) => describeClaims(claims)),
    is_allow_list_enabled: settings.HASURA_GRAPHQL_ENABLE_ALLOWLIST,
    live_queries: {
      batch_size: settings.HASURA_GRAPHQL_LIVE_QUERIES_MULTIPLEXED_BATCH_SIZE,
      refetch_delay: settings.HASURA_GRAPHQL_LIVE_QUERIES_MULTIPLEXED_REFETCH_INTERVAL / 1_000,
    },
    streaming_queries: {
      batch_size: settings.HASURA_GRAPHQL_STREAMING_QUERIES_MULTIPLEXED_BATCH_SIZE,
      refetch_delay: settings.HASURA_GRAPHQL_STREAMING_QUERIES_MULTIPLEXED_REFETCH_INTERVAL / 1_000,
    },
    console_assets_dir: null,
    experimental_features: settings.HASURA_GRAPHQL_EXPERIMENTAL_FEATURES,
    is_prometheus_metrics_enabled: false,
    default_naming_convention: settings.HASURA_GRAPHQL_DEFAULT_NAMING_CONVENTION,
    is_apollo_federation_enabled: false,
  };
}

function describeClaims(claims: ClaimsConfig): object {
  if (claims.kind === 'map') {
    const map = Object.entries(claims.map).map(([claim, source]) => [claim, describeSource(source)]);
    return { claims_namespace: null, claims_format: 'json', claims_map: Object.fromEntries(map) as object };
  }
  const { place } = claims;
  return {
    ...(place.kind === 'key' ? { claims_namespace: place.key } : { claims_namespace_path: place.path }),
    claims_format: claims.isStringified ? 'stringified_json' : 'json',
    claims_map: null,
  };
}

/** As it is configured. */
function describeSource(source: ClaimSource): Json {
  if (source.kind === 'literal') return source.value;
  return { path: source.path, ...(source.default === undefined ? {} : { default: source.default }) };
}
