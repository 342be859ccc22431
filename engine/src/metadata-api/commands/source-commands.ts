import { HasuraError } from '../../metadata/hasura-error.ts';
import { qualifiedKey, type QualifiedName } from '../../metadata/qualified-name.ts';
import { emptyCustomization, readSourceConfiguration, readSourceCustomization } from '../../metadata/read-metadata.ts';
import { readQualifiedName } from '../../metadata/read-table-metadata.ts';
import type { Table } from '../../model/model.ts';
import { alreadyExists, sourceOf, success, type Command, notExists } from '../command.ts';
import { unknownTable } from '../draft.ts';
import { editSource } from '../edit-metadata.ts';
import { renameSource } from '../rename-source.ts';

const addSource: Command = async ({ args, draft }) => {
  const name = args.key('name').nonEmptyString();
  const isKnown = draft.metadata.sources.some((one) => one.name === name);
  const replaces = args.optional('replace_configuration')?.boolean() ?? false;
  if (isKnown && !replaces) throw alreadyExists(`source with name "${name}" already exists`);
  const customization = args.optional('customization');
  const configured = {
    configuration: readSourceConfiguration(args.key('configuration')),
    customization: customization === undefined ? emptyCustomization : readSourceCustomization(customization),
  };
  const added = { name, kind: 'postgres', tables: [], functions: [], others: {}, ...configured };
  const metadata = isKnown
    ? editSource(draft.metadata, name, (source) => ({ ...source, ...configured }))
    : { ...draft.metadata, sources: [...draft.metadata.sources, added] };
  await draft.change(metadata, { object: { kind: 'source', source: name }, refresh: new Set([name]) });
  return success;
};

const updateSource: Command = async ({ args, draft }) => {
  const name = args.key('name').nonEmptyString();
  draft.source(name, '$.args.name');
  const customization = args.optional('customization');
  const configuration = args.optional('configuration');
  const metadata = editSource(draft.metadata, name, (source) => ({
    ...source,
    configuration: configuration === undefined ? source.configuration : readSourceConfiguration(configuration),
    customization: customization === undefined ? source.customization : readSourceCustomization(customization),
  }));
  await draft.change(metadata, { object: { kind: 'source', source: name }, refresh: new Set([name]) });
  return success;
};

const dropSource: Command = async ({ args, draft }) => {
  const name = args.key('name').nonEmptyString();
  const source = draft.metadata.sources.find((one) => one.name === name);
  if (source === undefined) throw notExists(`source with name "${name}" does not exist`, '$.args.name');
  const metadata = { ...draft.metadata, sources: draft.metadata.sources.filter((one) => one.name !== name) };
  await draft.change(metadata, { allowsInconsistency: args.optional('cascade')?.boolean() ?? false });
  return success;
};

const renameOneSource: Command = async ({ args, draft }) => {
  const name = args.key('name').nonEmptyString();
  const newName = args.key('new_name').nonEmptyString();
  draft.source(name, '$.args.name');
  if (draft.metadata.sources.some((one) => one.name === newName)) {
    throw alreadyExists(`source with name "${newName}" already exists`);
  }
  await draft.change(renameSource(draft.metadata, name, newName));
  return success;
};

const getSourceTables: Command = ({ args, draft }) => {
  const name = sourceOf(args);
  draft.source(name);
  const input = draft.state.inputs.get(name);
  if (input?.kind !== 'reachable') {
    throw new HasuraError({ code: 'connection-not-established', message: 'source is not reachable', status: 500 });
  }
  return Promise.resolve(
    [...input.catalog.tables.values()].map((table) => ({ name: table.name, schema: table.schema })),
  );
};

/** `{source, table}`: what the database says of a table, whether it is tracked or not. */
const getTableInfo: Command = ({ args, draft }) => {
  const source = sourceOf(args);
  draft.source(source);
  const name = readQualifiedName(args.key('table'));
  const input = draft.state.inputs.get(source);
  const table = input?.kind === 'reachable' ? input.catalog.tables.get(qualifiedKey(name)) : undefined;
  if (table === undefined) throw unknownTable(source, name, '$.args.table');
  return Promise.resolve({
    name: { name: table.name, schema: table.schema },
    columns: table.columns.map((column) => ({
      name: column.name,
      type: column.type.name,
      nullable: column.isNullable,
    })),
    primary_key: table.primaryKey?.columns ?? [],
  });
};

/** What the console asks before it offers what a database can do. */
const getSourceKindCapabilities: Command = ({ args }) => {
  args.key('name').nonEmptyString();
  return Promise.resolve({
    display_name: 'pg',
    config_schema_response: null,
    capabilities: { queries: {}, mutations: {}, subscriptions: {}, relationships: {} },
  });
};

const listSourceKinds: Command = () =>
  Promise.resolve({
    sources: [{ available: true, builtin: true, display_name: 'pg', kind: 'pg', release_name: null }],
  });

/** `{source, omit_tracked}`: an object and an array relationship for each foreign key between tracked tables. */
const suggestRelationships: Command = ({ args, draft }) => {
  const name = sourceOf(args);
  draft.source(name);
  const omitsTracked = args.optional('omit_tracked')?.boolean() ?? false;
  const source = draft.modelSource(name);
  const relationships = [...(source?.tables.values() ?? [])].flatMap((table) =>
    table.foreignKeys.flatMap((key) => {
      const target = source?.tables.get(qualifiedKey(key.foreignTable));
      if (target === undefined) return [];
      const from = { columns: key.columns, table: { name: table.name, schema: table.schema } };
      const to = { columns: key.foreignColumns, table: { name: target.name, schema: target.schema } };
      return [
        ...(omitsTracked && isTracked('object', table, key.columns, target) ? [] : [{ type: 'object', from, to }]),
        ...(omitsTracked && isTracked('array', target, key.foreignColumns, table)
          ? []
          : [{ type: 'array', from: to, to: from }]),
      ];
    }),
  );
  return Promise.resolve({ relationships });
};

function isTracked(kind: 'object' | 'array', from: Table, columns: readonly string[], to: QualifiedName): boolean {
  return [...from.relationships.values()].some(
    (one) =>
      one.kind === kind &&
      one.target === qualifiedKey(to) &&
      one.columnPairs.map(({ local }) => local).join('\0') === columns.join('\0'),
  );
}

export const sourceCommands: Readonly<Record<string, Command>> = {
  add_source: addSource,
  update_source: updateSource,
  drop_source: dropSource,
  rename_source: renameOneSource,
  get_source_tables: getSourceTables,
  get_table_info: getTableInfo,
  get_source_kind_capabilities: getSourceKindCapabilities,
  list_source_kinds: listSourceKinds,
  suggest_relationships: suggestRelationships,
};
