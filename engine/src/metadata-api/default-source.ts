import type { SourceMetadata } from '../metadata/metadata.ts';
import { emptyCustomization } from '../metadata/read-metadata.ts';
import type { Settings } from '../settings.ts';

/** The source `default` that the environment configures; undefined when it names no database. */
export function defaultSource(settings: Settings): SourceMetadata | undefined {
  if (settings.HASURA_GRAPHQL_DATABASE_URL === undefined) return undefined;
  return {
    name: 'default',
    kind: 'postgres',
    tables: [],
    functions: [],
    configuration: {
      connection_info: {
        database_url: { from_env: 'HASURA_GRAPHQL_DATABASE_URL' },
        isolation_level: 'read-committed',
        pool_settings: {
          connection_lifetime: 600,
          retries: 1,
          idle_timeout: 180,
          max_connections: settings.HASURA_GRAPHQL_PG_CONNECTIONS,
        },
        use_prepared_statements: true,
        others: {},
      },
      others: {},
    },
    customization: emptyCustomization,
    others: {},
  };
}
