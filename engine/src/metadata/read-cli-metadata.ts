import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { partFiles } from './cli-files.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import { readActionsGraphql } from './read-actions-graphql.ts';
import { KeptYaml } from './kept-yaml.ts';

const keptFile = fileURLToPath(new URL('../../../node_modules/.cache/andon-metadata/yaml.json', import.meta.url));

/**
 * The metadata directory of a Hasura CLI project (config v3) as one metadata object. `"!include path"` stands for the
 * content of the file, relative to the file that says it.
 */
export function readCliMetadata(directory: string): JsonObject {
  const yaml = new KeptYaml(keptFile);
  const read = (file: string): Json => readPart(yaml, join(directory, file));
  const sources = read('databases/databases.yaml');
  const parts = Object.entries(partFiles).flatMap(([key, { file }]) => {
    const part = read(file);
    return part === null ? [] : [[key, part] as const];
  });
  const signatures = join(directory, 'actions.graphql');
  const text = existsSync(signatures) ? readFileSync(signatures, 'utf8') : null;
  const actions = readActionsGraphql(read('actions.yaml'), text);
  yaml.keep();
  return { version: 3, sources: sources ?? [], ...Object.fromEntries(parts), ...actions };
}

function readPart(yaml: KeptYaml, path: string): Json {
  return existsSync(path) ? readYaml(yaml, path) : null;
}

function readYaml(yaml: KeptYaml, path: string): Json {
  return include(yaml, yaml.parse(readFileSync(path, 'utf8'), path), path);
}

function include(yaml: KeptYaml, value: Json, path: string): Json {
  if (typeof value === 'string') {
    const file = /^!include\s+(.+)$/.exec(value)?.[1];
    return file === undefined ? value : readYaml(yaml, resolve(dirname(path), file.trim()));
  }
  if (Array.isArray(value)) return (value as readonly Json[]).map((item) => include(yaml, item, path));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, include(yaml, one, path)]));
}
