import type { Settings } from '../settings.ts';
import { readJwtConfig } from '../auth/jwt-config.ts';

/** The answer of `/v1alpha1/config`. */
export function describeConfig(settings: Settings, version: string): object {
  const jwt = settings.HASURA_GRAPHQL_JWT_SECRET;
  return {
    version,
    is_function_permissions_inferred: settings.HASURA_GRAPHQL_INFER_FUNCTION_PERMISSIONS,
    is_remote_schema_permissions_enabled: settings.HASURA_GRAPHQL_ENABLE_REMOTE_SCHEMA_PERMISSIONS,
    is_admin_secret_set:
      settings.HASURA_GRAPHQL_ADMIN_SECRET !== undefined || settings.HASURA_GRAPHQL_ADMIN_SECRETS !== undefined,
    is_auth_hook_set: settings.HASURA_GRAPHQL_AUTH_HOOK !== undefined,
    is_jwt_set: jwt !== undefined,
    jwt: jwt === undefined ? [] : [describeJwt(jwt)],
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

function describeJwt(text: string): object {
  const { claims } = readJwtConfig(text);
  if (claims.kind === 'map') return { claims_namespace: null, claims_format: 'json', claims_map: claims.map };
  const { place } = claims;
  return {
    ...(place.kind === 'key' ? { claims_namespace: place.key } : { claims_namespace_path: place.path }),
    claims_format: claims.isStringified ? 'stringified_json' : 'json',
    claims_map: null,
  };
}
