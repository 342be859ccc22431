import { HasuraError } from '../../metadata/hasura-error.ts';
import type { JsonPlace } from '../../metadata/json-place.ts';
import { displayName, qualifiedKey, type QualifiedName } from '../../metadata/qualified-name.ts';
import {
  emptyConfiguration,
  emptyTableMetadata,
  readCustomRootFields,
  readGraphqlName,
  readQualifiedName,
  readTableConfiguration,
} from '../../metadata/read-table-metadata.ts';
import type { TableConfiguration, TableMetadata } from '../../metadata/table-metadata.ts';
import { sourceOf, success, type Command } from '../command.ts';
import { unknownTable, type Draft } from '../draft.ts';
import { dropObjects } from '../drop-dependents.ts';
import { editSource, editTable } from '../edit-metadata.ts';

/** `{table, source, configuration, is_enum}`, or the table's name alone as the old API has it. */
const trackTable: Command = async ({ args, draft }) => {
  await trackOne(args, draft);
  return success;
};

const trackTables: Command = async ({ args, draft }) => {
  for (const table of args.key('tables').list()) await trackOne(table, draft);
  return success;
};

async function trackOne(args: JsonPlace, draft: Draft): Promise<void> {
  const isNameOnly = typeof args.value === 'string' || args.optional('table') === undefined;
  const name = readQualifiedName(isNameOnly ? args : args.key('table'));
  const source = isNameOnly ? 'default' : sourceOf(args);
  const configuration = isNameOnly ? undefined : args.optional('configuration');
  const table: TableMetadata = {
    ...emptyTableMetadata(name),
    is_enum: isNameOnly ? false : (args.optional('is_enum')?.boolean() ?? false),
    configuration: configuration === undefined ? emptyConfiguration : readTableConfiguration(configuration),
  };
  refuseTracked(draft, source, name);
  const metadata = editSource(draft.metadata, source, (one) => ({ ...one, tables: [...one.tables, table] }));
  await draft.change(metadata, { object: tableReference(source, name), refresh: new Set([source]) });
}

function refuseTracked(draft: Draft, source: string, name: QualifiedName): void {
  const key = qualifiedKey(name);
  const { tables, functions } = draft.source(source, '$.args');
  if (tables.some(({ table }) => qualifiedKey(table) === key)) {
    throw new HasuraError({
      code: 'already-tracked',
      message: `view/table already tracked: "${displayName(name)}"`,
      path: '$.args',
    });
  }
  if (functions.some((one) => qualifiedKey(one.function) === key)) {
    throw new HasuraError({
      code: 'not-supported',
      message: `function with name "${displayName(name)}" already exists`,
      path: '$.args',
    });
  }
}

function tableReference(source: string, table: QualifiedName) {
  return { kind: 'table', source, table } as const;
}

const untrackTable: Command = async ({ args, draft }) => {
  await untrackOne(args, draft);
  return success;
};

const untrackTables: Command = async ({ args, draft }) => {
  for (const table of args.key('tables').list()) await untrackOne(table, draft);
  return success;
};

async function untrackOne(args: JsonPlace, draft: Draft): Promise<void> {
  const source = sourceOf(args);
  const name = readQualifiedName(args.key('table'));
  const key = qualifiedKey(name);
  if (!draft.source(source).tables.some(({ table }) => qualifiedKey(table) === key)) {
    throw new HasuraError({
      code: 'already-untracked',
      message: `view/table already untracked: "${displayName(name)}"`,
      path: '$.args',
    });
  }
  await dropObjects(draft, [tableReference(source, name)], args.optional('cascade')?.boolean() ?? false);
}

const setTableCustomization: Command = async ({ args, draft }) => {
  const configuration = readTableConfiguration(args.key('configuration'));
  await configure(args, draft, () => configuration);
  return success;
};

const setTableCustomFields: Command = async ({ args, draft }) => {
  const rootFields = args.optional('custom_root_fields');
  const columns = args.optional('custom_column_names')?.entries() ?? [];
  const column_config = Object.fromEntries(
    columns.map(([column, name]) => [column, { custom_name: readGraphqlName(name), comment: null, others: {} }]),
  );
  await configure(args, draft, (configuration) => ({
    ...configuration,
    custom_name: null,
    custom_root_fields: rootFields === undefined ? {} : readCustomRootFields(rootFields),
    column_config,
  }));
  return success;
};

async function configure(
  args: JsonPlace,
  draft: Draft,
  change: (configuration: TableConfiguration) => TableConfiguration,
): Promise<void> {
  const source = sourceOf(args);
  const name = readQualifiedName(args.key('table'));
  draft.table(source, name, '$.args');
  const metadata = editTable(draft.metadata, source, name, (table) => ({
    ...table,
    configuration: change(table.configuration),
  }));
  await draft.change(metadata, { object: tableReference(source, name) });
}

const setTableIsEnum: Command = async ({ args, draft }) => {
  const source = sourceOf(args);
  const name = readQualifiedName(args.key('table'));
  const isEnum = args.key('is_enum').boolean();
  const table = draft.table(source, name, '$.args');
  if (draft.modelTable(source, name) === undefined) throw unknownTable(source, table.table, '$.args');
  const metadata = editTable(draft.metadata, source, name, (one) => ({ ...one, is_enum: isEnum }));
  await draft.change(metadata, { object: tableReference(source, name), refresh: new Set([source]) });
  return success;
};

/** `{table, apollo_federation_config}`: kept for Hasura, read by nothing here. */
const setApolloFederationConfig: Command = async ({ args, draft }) => {
  const source = sourceOf(args);
  const name = readQualifiedName(args.key('table'));
  draft.table(source, name, '$.args');
  const config = args.optional('apollo_federation_config');
  config?.key('enable').word(['v1'] as const, 'expected v1');
  const metadata = editTable(draft.metadata, source, name, ({ others, ...table }) => {
    const { apollo_federation_config: _before, ...rest } = others;
    return { ...table, others: config === undefined ? rest : { ...rest, apollo_federation_config: config.object() } };
  });
  await draft.change(metadata, { object: tableReference(source, name) });
  return success;
};

export const tableCommands: Readonly<Record<string, Command>> = {
  track_table: trackTable,
  add_existing_table_or_view: trackTable,
  track_tables: trackTables,
  untrack_table: untrackTable,
  untrack_tables: untrackTables,
  set_table_customization: setTableCustomization,
  set_table_custom_fields: setTableCustomFields,
  set_table_is_enum: setTableIsEnum,
  set_apollo_federation_config: setApolloFederationConfig,
};
