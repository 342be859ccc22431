import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { isJsonObject, type Json, type JsonObject } from './json.ts';

/**
 * The metadata directory of a Hasura CLI project (config v3) as one metadata object. `"!include path"` stands for the
 * content of the file, relative to the file that says it.
 */
export function readCliMetadata(directory: string): JsonObject {
  const sources = readPart(directory, 'databases/databases.yaml');
  const parts = Object.entries(partFiles).flatMap(([key, file]) => {
    const part = readPart(directory, file);
    return part === null ? [] : [[key, part] as const];
  });
  return { version: 3, sources: sources ?? [], ...Object.fromEntries(parts), ...readActions(directory) };
}

/** Parts of the metadata by the file that holds them. */
const partFiles: Readonly<Record<string, string>> = {
  remote_schemas: 'remote_schemas.yaml',
  query_collections: 'query_collections.yaml',
  allowlist: 'allow_list.yaml',
  cron_triggers: 'cron_triggers.yaml',
  rest_endpoints: 'rest_endpoints.yaml',
  inherited_roles: 'inherited_roles.yaml',
  api_limits: 'api_limits.yaml',
  graphql_schema_introspection: 'graphql_schema_introspection.yaml',
  metrics_config: 'metrics_config.yaml',
  network: 'network.yaml',
  opentelemetry: 'opentelemetry.yaml',
};

/** actions.yaml holds the actions and, beside actions.graphql, the settings of the custom types. */
function readActions(directory: string): JsonObject {
  const file = readPart(directory, 'actions.yaml');
  if (!isJsonObject(file)) return {};
  const { actions, custom_types: types } = file;
  return {
    ...(actions === undefined ? {} : { actions }),
    ...(types === undefined ? {} : { custom_types: types }),
  };
}

function readPart(directory: string, file: string): Json {
  const path = join(directory, file);
  return existsSync(path) ? readYaml(path) : null;
}

function readYaml(path: string): Json {
  // YAML of the core schema is JSON.
  return include(parse(readFileSync(path, 'utf8')) as Json, path);
}

function include(value: Json, path: string): Json {
  if (typeof value === 'string') {
    const file = /^!include\s+(.+)$/.exec(value)?.[1];
    return file === undefined ? value : readYaml(resolve(dirname(path), file.trim()));
  }
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => include(item, path));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, include(one, path)]));
}
