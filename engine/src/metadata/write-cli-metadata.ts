import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { dump } from 'js-yaml';
import { editActionsGraphql } from './edit-actions-graphql.ts';
import { editYaml } from './edit-yaml.ts';
import { cliFiles, type CliFile } from './cli-files.ts';
import type { JsonObject } from './json.ts';
import { JsonPlace } from './json-place.ts';
import { readCliMetadata } from './read-cli-metadata.ts';
import { readMetadata } from './read-metadata.ts';
import { writeMetadata } from './write-metadata.ts';

/** A file that says something else than the metadata does. */
export interface FileChange {
  /** In the metadata directory. */
  readonly path: string;
  /** Its text now; null: there is none. */
  readonly before: string | null;
  /** The text it should have; null: it should go. */
  readonly after: string | null;
}

/**
 * What would have to change in a metadata directory for it to say what the metadata says. What says the same in other words is
 * left alone: comments, the order of parts and their style are their author's.
 */
export function cliMetadataChanges(directory: string, metadata: JsonObject): readonly FileChange[] {
  const wanted = cliFiles(metadata);
  const said = filesSaid(directory);
  const isNew = !existsSync(join(directory, 'version.yaml'));
  const changed = [...wanted].flatMap(([path, file]): readonly FileChange[] => {
    const before = textOf(join(directory, path));
    if (before === null ? file.isEmpty && !isNew : isDeepStrictEqual(said.get(path)?.content, file.content)) return [];
    const after =
      before === null ? printFile(path, file) : editFile(path, before, { said: said.get(path), wanted: file });
    return [{ path, before, after }];
  });
  return [...changed, ...obsolete(directory, wanted)];
}

/** Changes the directory. */
export function writeCliMetadata(directory: string, metadata: JsonObject): readonly FileChange[] {
  const changes = cliMetadataChanges(directory, metadata);
  for (const { path, after } of changes) {
    const file = join(directory, path);
    if (after === null) {
      rmSync(file);
      continue;
    }
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, after);
  }
  return changes;
}

/** What the directory says, by the files that would be written for it; nothing where it has others or can't be read. */
function filesSaid(directory: string): ReadonlyMap<string, CliFile> {
  try {
    const said = cliFiles(writeMetadata(readMetadata(new JsonPlace(readCliMetadata(directory)), null)));
    const isWhole = [...said].every(([path, { isEmpty }]) => isEmpty || existsSync(join(directory, path)));
    return isWhole ? said : new Map();
  } catch {
    return new Map();
  }
}

function textOf(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

/** The text of a file that is there, with no more changed in it than the metadata asks for. */
function editFile(
  path: string,
  before: string,
  { said, wanted }: { readonly said: CliFile | undefined; readonly wanted: CliFile },
): string {
  if (said === undefined) return printFile(path, wanted);
  if (path.endsWith('.yaml')) return editYaml(before, said.content, wanted.content);
  if (typeof said.content !== 'string' || typeof wanted.content !== 'string') return printFile(path, wanted);
  return editActionsGraphql(before, said.content, wanted.content);
}

function printFile(path: string, { content }: CliFile): string {
  if (typeof content === 'string' && !path.endsWith('.yaml')) return content;
  return dump(content, { lineWidth: -1, noRefs: true, quoteStyle: 'double' });
}

/** Files of tables and functions that nothing tracks any more. */
function obsolete(directory: string, wanted: ReadonlyMap<string, CliFile>): readonly FileChange[] {
  const databases = join(directory, 'databases');
  if (!existsSync(databases)) return [];
  const paths = readdirSync(databases, { recursive: true, encoding: 'utf8' }).map((path) => `databases/${path}`);
  return paths
    .filter((path) => path.endsWith('.yaml') && !wanted.has(path))
    .map((path) => ({ path, before: textOf(join(directory, path)), after: null }));
}
