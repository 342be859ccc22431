import { isJsonObject, type Json, type JsonObject } from '../metadata/json.ts';
import { JsonPlace } from '../metadata/json-place.ts';
import { readCliMetadata } from '../metadata/read-cli-metadata.ts';
import { cliMetadataChanges, writeCliMetadata, type FileChange } from '../metadata/write-cli-metadata.ts';
import type { ProjectCommand, ProjectCommandContext } from './command-line.ts';
import { lineDifference } from './line-difference.ts';

/** Replaces the engine's metadata by the project's. */
const apply: ProjectCommand = async ({ project, client, options, say }) => {
  const metadata = readCliMetadata(project.metadataDirectory);
  if (options['dry-run'] === true) {
    say(JSON.stringify(metadata, null, 2));
    return 0;
  }
  const allows = options['disallow-inconsistent-metadata'] !== true;
  const answer = await client.metadata('replace_metadata', { allow_inconsistent_metadata: allows, metadata }, 2);
  const faults = inconsistencies(answer);
  say(faults.length === 0 ? 'Metadata applied' : 'Metadata is inconsistent');
  for (const fault of faults) say(describe(fault));
  return 0;
};

async function exported({ client }: ProjectCommandContext): Promise<JsonObject> {
  const answer = new JsonPlace(await client.metadata('export_metadata', {}, 2));
  return answer.key('metadata').object();
}

/** Changes the project's files so that they say what the engine has. */
const exportMetadata: ProjectCommand = async (context) => {
  const changes = writeCliMetadata(context.project.metadataDirectory, await exported(context));
  for (const { path, after } of changes) context.say(`${after === null ? 'removed' : 'written'}: ${path}`);
  context.say('Metadata exported');
  return 0;
};

/** What an export would change. */
const diff: ProjectCommand = async (context) => {
  const changes = cliMetadataChanges(context.project.metadataDirectory, await exported(context));
  for (const change of changes) context.say(describeChange(change));
  return 0;
};

function describeChange({ path, before, after }: FileChange): string {
  return [`--- project/${path}`, `+++ server/${path}`, ...lineDifference(before ?? '', after ?? '')].join('\n');
}

const reload: ProjectCommand = async ({ client, say }) => {
  const args = { reload_remote_schemas: true, reload_sources: true };
  const faults = inconsistencies(await client.metadata('reload_metadata', args));
  say('Metadata reloaded');
  for (const fault of faults) say(describe(fault));
  return 0;
};

const list: ProjectCommand = async ({ client, say }) => {
  const faults = inconsistencies(await client.metadata('get_inconsistent_metadata', {}));
  if (faults.length === 0) say('metadata is consistent');
  for (const fault of faults) say(describe(fault));
  return 0;
};

/** Exit code 1 says that something doesn't fit. */
const status: ProjectCommand = async ({ client, say }) => {
  const isConsistent = inconsistencies(await client.metadata('get_inconsistent_metadata', {})).length === 0;
  say(isConsistent ? 'metadata is consistent' : 'metadata is inconsistent, use list command to see the objects');
  return isConsistent ? 0 : 1;
};

const drop: ProjectCommand = async ({ client, say }) => {
  await client.metadata('drop_inconsistent_metadata', {});
  say('all inconsistent objects removed from metadata');
  return 0;
};

function inconsistencies(answer: Json): readonly JsonObject[] {
  const found = isJsonObject(answer) ? answer['inconsistent_objects'] : undefined;
  return Array.isArray(found) ? (found as readonly Json[]).filter((one) => isJsonObject(one)) : [];
}

function describe({ type = '', name = '', reason = '' }: JsonObject): string {
  return [type, name, reason].map((part) => (typeof part === 'string' ? part : JSON.stringify(part))).join('  ');
}

export const metadataCommands: Readonly<Record<string, ProjectCommand>> = {
  'metadata apply': apply,
  'metadata export': exportMetadata,
  'metadata diff': diff,
  'metadata reload': reload,
  'metadata inconsistency list': list,
  'metadata inconsistency status': status,
  'metadata inconsistency drop': drop,
};
