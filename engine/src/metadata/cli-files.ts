import { isJsonObject, type Json, type JsonObject } from './json.ts';
import { writeActionFiles } from './write-actions-graphql.ts';

/** Parts of the metadata that have a file of their own, with what the file of an empty part says. */
export const partFiles: Readonly<Record<string, { readonly file: string; readonly empty: Json }>> = {
  remote_schemas: { file: 'remote_schemas.yaml', empty: [] },
  query_collections: { file: 'query_collections.yaml', empty: [] },
  allowlist: { file: 'allow_list.yaml', empty: [] },
  cron_triggers: { file: 'cron_triggers.yaml', empty: [] },
  rest_endpoints: { file: 'rest_endpoints.yaml', empty: [] },
  inherited_roles: { file: 'inherited_roles.yaml', empty: [] },
  api_limits: { file: 'api_limits.yaml', empty: {} },
  backend_configs: { file: 'backend_configs.yaml', empty: {} },
  graphql_schema_introspection: { file: 'graphql_schema_introspection.yaml', empty: { disabled_for_roles: [] } },
  metrics_config: { file: 'metrics_config.yaml', empty: {} },
  network: { file: 'network.yaml', empty: {} },
  opentelemetry: { file: 'opentelemetry.yaml', empty: {} },
};

/** One file of a metadata directory. */
export interface CliFile {
  /** The value of a YAML file, or the whole text of another one. */
  readonly content: Json;
  /** Whether it says nothing, so that a directory may do without it. */
  readonly isEmpty: boolean;
}

/** The files of a Hasura CLI project (config v3) that say what the metadata says, by their paths in its directory. */
export function cliFiles(metadata: JsonObject): ReadonlyMap<string, CliFile> {
  const { sdl, yaml } = writeActionFiles(metadata['actions'] ?? null, metadata['custom_types'] ?? null);
  const files = new Map<string, CliFile>([
    ['version.yaml', { content: { version: 3 }, isEmpty: false }],
    ['actions.graphql', { content: sdl, isEmpty: sdl === '' }],
    ['actions.yaml', { content: yaml, isEmpty: sdl === '' }],
  ]);
  for (const [part, { file, empty }] of Object.entries(partFiles)) {
    const content = metadata[part];
    files.set(file, { content: content ?? empty, isEmpty: content === undefined });
  }
  const sources = objectsOf(metadata['sources']);
  const databases = sources.map((source) => sourceFiles(source, files));
  return files.set('databases/databases.yaml', { content: databases, isEmpty: false });
}

/** Adds the files of a source and answers its entry in databases.yaml. */
function sourceFiles(source: JsonObject, files: Map<string, CliFile>): JsonObject {
  const { name = '', kind = 'postgres', tables = [], functions, configuration = {}, ...others } = source;
  const folder = fileName([textOf(name)]);
  const addAll = (list: Json, what: 'tables' | 'functions', key: 'table' | 'function'): string => {
    const taken = new Set<string>();
    const names = objectsOf(list).map((object) => {
      const file = unusedName(objectFileName(object[key]), taken);
      files.set(`databases/${folder}/${what}/${file}`, { content: object, isEmpty: false });
      return `!include ${file}`;
    });
    files.set(`databases/${folder}/${what}/${what}.yaml`, { content: names, isEmpty: false });
    return `!include ${folder}/${what}/${what}.yaml`;
  };
  const { customization, ...parts } = others;
  return {
    name,
    kind,
    configuration,
    ...(customization === undefined ? {} : { customization }),
    tables: addAll(tables, 'tables', 'table'),
    ...(functions === undefined ? {} : { functions: addAll(functions, 'functions', 'function') }),
    ...includedParts(parts, folder, files),
  };
}

/** native_queries, logical_models and the like: a list in one file each. */
function includedParts(parts: JsonObject, folder: string, files: Map<string, CliFile>): JsonObject {
  return Object.fromEntries(
    Object.entries(parts).map(([part, content]): [string, Json] => {
      if (!Array.isArray(content)) return [part, content];
      const path = `${folder}/${fileName([part])}/${fileName([part])}.yaml`;
      files.set(`databases/${path}`, { content, isEmpty: false });
      return [part, `!include ${path}`];
    }),
  );
}

/** `public_author.yaml` */
function objectFileName(object: Json | undefined): string {
  if (!isJsonObject(object)) return `${fileName(['public', textOf(object)])}.yaml`;
  return `${fileName([textOf(object['schema'] ?? 'public'), textOf(object['name'])])}.yaml`;
}

/** Names of the database may hold anything; a file's must not lead out of its folder. */
function fileName(parts: readonly string[]): string {
  return parts.join('_').replace(/[\\/:*?"<>|\p{Cc}]|^\./gu, '_');
}

function unusedName(name: string, taken: Set<string>): string {
  let unused = name;
  // Some file systems don't tell upper case from lower case.
  for (let count = 2; taken.has(unused.toLowerCase()); count += 1) unused = name.replace(/\.yaml$/, `_${count}.yaml`);
  taken.add(unused.toLowerCase());
  return unused;
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}

function objectsOf(list: Json | undefined): readonly JsonObject[] {
  return Array.isArray(list) ? (list as readonly Json[]).filter((item) => isJsonObject(item)) : [];
}
