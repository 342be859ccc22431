import { HasuraError } from '../../metadata/hasura-error.ts';
import type { Json } from '../../metadata/json.ts';
import type { Metadata, SourceConfiguration } from '../../metadata/metadata.ts';
import { emptyMetadata, readInheritedRole, readMetadata } from '../../metadata/read-metadata.ts';
import { writeMetadata } from '../../metadata/write-metadata.ts';
import { alreadyExists, notExists, success, type Command } from '../command.ts';
import { defaultSource } from '../default-source.ts';
import { newInconsistencies, type Draft } from '../draft.ts';
import { removeObject } from '../remove-object.ts';
import { writeInconsistency } from '../write-inconsistency.ts';

const exportMetadata: Command = ({ draft, version }) => {
  const included = draft.metadata.cron_triggers.filter(({ include_in_metadata: isIncluded }) => isIncluded);
  const metadata = writeMetadata({ ...draft.metadata, cron_triggers: included });
  return Promise.resolve(version === 2 ? { resource_version: draft.state.resourceVersion, metadata } : metadata);
};

/**
 * Version 1: the metadata is the arguments, or stands in `metadata`. Version 2 answers what doesn't fit. With
 * `allow_inconsistent_metadata` objects that don't fit are kept.
 */
const replaceMetadata: Command = async ({ args, draft, version, settings }) => {
  const nested = args.optional('metadata');
  const allows = nested === undefined ? false : (args.optional('allow_inconsistent_metadata')?.boolean() ?? false);
  const current = draft.metadata.sources.find(({ name }) => name === 'default');
  const configuration: SourceConfiguration | null =
    current?.configuration ?? defaultSource(settings)?.configuration ?? null;
  const metadata = withHiddenCronTriggers(readMetadata(nested ?? args, configuration), draft.metadata);
  refuseRepeats(metadata);
  const before = draft.state.model.inconsistencies;
  await draft.change(metadata, { refresh: 'all', allowsInconsistency: true });
  const after = draft.state.model.inconsistencies;
  if (!allows && newInconsistencies(before, after).length > 0) {
    throw new HasuraError({
      code: 'unexpected',
      message: 'cannot continue due to inconsistent metadata',
      path: '$.args',
      internal: after.map(writeInconsistency),
    });
  }
  return version === 2 ? consistency(draft) : success;
};

/** Cron triggers that are not exported with the metadata are not replaced with it either. */
function withHiddenCronTriggers(metadata: Metadata, before: Metadata): Metadata {
  const given = new Set(metadata.cron_triggers.map(({ name }) => name));
  const hidden = before.cron_triggers.filter((one) => !one.include_in_metadata && !given.has(one.name));
  return { ...metadata, cron_triggers: [...metadata.cron_triggers, ...hidden] };
}

function refuseRepeats(metadata: Metadata): void {
  refuseRepeated('sources', metadata.sources);
  refuseRepeated('query collections', metadata.query_collections);
  refuseRepeated('REST endpoints', metadata.rest_endpoints);
  const roles = metadata.inherited_roles.map(({ role_name: name }) => ({ name }));
  refuseRepeated('inherited roles', roles);
  const allowed = metadata.allowlist.map(({ collection: name }) => ({ name }));
  refuseRepeated('collections of the allow list', allowed);
}

function refuseRepeated(what: string, objects: readonly { readonly name: string }[]): void {
  const names = objects.map(({ name }) => name);
  const repeated = names.filter((name, index) => names.indexOf(name) !== index);
  if (repeated.length === 0) return;
  throw new HasuraError({
    code: 'parse-failed',
    message: `multiple declarations exist for the following ${what}: ${repeated.map((name) => `"${name}"`).join(', ')}`,
    path: '$.args',
  });
}

const clearMetadata: Command = async ({ draft, settings }) => {
  const source = defaultSource(settings);
  await draft.change(
    { ...emptyMetadata, sources: source === undefined ? [] : [source] },
    { refresh: 'all', allowsInconsistency: true },
  );
  return success;
};

const reloadMetadata: Command = async ({ draft }) => {
  await draft.change(draft.metadata, { refresh: 'all', allowsInconsistency: true });
  return { message: 'success', ...reloadAnswer(draft) };
};

function reloadAnswer(draft: Draft): { readonly [key: string]: Json } {
  const { inconsistencies } = draft.state.model;
  if (inconsistencies.length === 0) return { is_consistent: true };
  return { is_consistent: false, inconsistent_objects: inconsistencies.map(writeInconsistency) };
}

function consistency(draft: Draft): Json {
  const { inconsistencies } = draft.state.model;
  return {
    is_consistent: inconsistencies.length === 0,
    inconsistent_objects: inconsistencies.map(writeInconsistency),
  };
}

const getInconsistentMetadata: Command = ({ draft }) => Promise.resolve(consistency(draft));

const dropInconsistentMetadata: Command = async ({ draft }) => {
  const { inconsistencies } = draft.state.model;
  const metadata = inconsistencies.reduce((rest, { object }) => removeObject(rest, object), draft.metadata);
  await draft.change(metadata, { allowsInconsistency: true });
  return success;
};

/** What the engine works with, for whoever looks for a fault in it. */
const dumpInternalState: Command = ({ draft }) => {
  const { sources, roles } = draft.state.model;
  return Promise.resolve({
    resource_version: draft.state.resourceVersion,
    roles: [...roles.keys()],
    sources: sources.map(({ name, tables, functions }) => ({
      name,
      tables: [...tables.keys()],
      functions: [...functions.keys()],
    })),
    inconsistent_objects: draft.state.model.inconsistencies.map(writeInconsistency),
  });
};

const getCatalogState: Command = async ({ store }) => {
  const { id, cli_state, console_state } = await store.readState();
  return { id, cli_state, console_state };
};

const setCatalogState: Command = async ({ args, store }) => {
  const kind = args.key('type').word(['cli', 'console'] as const, 'expected cli or console');
  await store.writeState(kind, args.key('state').value);
  return success;
};

const addInheritedRole: Command = async ({ args, draft }) => {
  const role = readInheritedRole(args);
  if (role.role_set.includes(role.role_name)) {
    throw new HasuraError({
      code: 'invalid-params',
      message: 'an inherited role name cannot be in the role combination',
      path: '$.args',
    });
  }
  if (draft.metadata.inherited_roles.some((one) => one.role_name === role.role_name)) {
    throw alreadyExists(`inherited role "${role.role_name}" already exists`);
  }
  const metadata = { ...draft.metadata, inherited_roles: [...draft.metadata.inherited_roles, role] };
  await draft.change(metadata, { allowsInconsistency: true });
  return success;
};

const dropInheritedRole: Command = async ({ args, draft }) => {
  const role = args.key('role_name').nonEmptyString();
  if (!draft.metadata.inherited_roles.some((one) => one.role_name === role)) {
    throw notExists(`inherited role "${role}" doesn't exist`, '$.args.role_name');
  }
  await draft.change(removeObject(draft.metadata, { kind: 'inherited-role', role }), { allowsInconsistency: true });
  return success;
};

export const metadataCommands: Readonly<Record<string, Command>> = {
  export_metadata: exportMetadata,
  replace_metadata: replaceMetadata,
  clear_metadata: clearMetadata,
  reload_metadata: reloadMetadata,
  get_inconsistent_metadata: getInconsistentMetadata,
  drop_inconsistent_metadata: dropInconsistentMetadata,
  dump_internal_state: dumpInternalState,
  get_catalog_state: getCatalogState,
  set_catalog_state: setCatalogState,
  add_inherited_role: addInheritedRole,
  drop_inherited_role: dropInheritedRole,
};
