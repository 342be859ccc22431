import type { Json } from '../metadata/json.ts';
import type { Settings } from '../settings.ts';
import { readJwtConfig, type JwtConfig } from './jwt-config.ts';

/**
 * `HASURA_GRAPHQL_JWT_SECRET` and the list `HASURA_GRAPHQL_JWT_SECRETS`, read.
 *
 * @throws HasuraError or Error saying what is wrong with the configuration
 */
export function readJwtConfigs(settings: Settings): readonly JwtConfig[] {
  const { HASURA_GRAPHQL_JWT_SECRET: one, HASURA_GRAPHQL_JWT_SECRETS: several } = settings;
  const list = several === undefined ? [] : (JSON.parse(several) as Json);
  if (!Array.isArray(list)) throw new Error('HASURA_GRAPHQL_JWT_SECRETS must be a JSON list of objects.');
  const texts = (list as readonly Json[]).map((item) => JSON.stringify(item));
  return [...(one === undefined ? [] : [one]), ...texts].map(readJwtConfig);
}
