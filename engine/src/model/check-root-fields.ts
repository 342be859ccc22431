import { HasuraError } from '../metadata/hasura-error.ts';
import { displayName } from '../metadata/qualified-name.ts';
import type { TableRootFieldName } from '../metadata/table-metadata.ts';
import type { Action, Model, Source } from './model.ts';
import type { Table } from './table.ts';

/** Root fields in the order in which Hasura lists conflicts. */
const mutationFields: readonly TableRootFieldName[] = [
  'delete_by_pk',
  'delete',
  'update_many',
  'update_by_pk',
  'update',
  'insert_one',
  'insert',
];
const queryFields: readonly TableRootFieldName[] = ['select_by_pk', 'select_aggregate', 'select'];
const subscriptionFields: readonly TableRootFieldName[] = ['select_stream', ...queryFields];

type RootType = 'mutation_root' | 'subscription_root' | 'query_root';

/** @throws HasuraError when two tables, functions or actions claim one root field */
export function checkRootFields(model: Model): void {
  for (const [rootType, fields] of [
    ['mutation_root', mutationFields],
    ['subscription_root', subscriptionFields],
    ['query_root', queryFields],
  ] as const) {
    const conflicts = findConflicts(model, rootType, fields);
    if (conflicts.length > 0) throw conflictFault(rootType, conflicts);
  }
}

type Conflict = readonly [field: string, owners: readonly string[]];

function findConflicts(model: Model, rootType: RootType, fields: readonly TableRootFieldName[]): readonly Conflict[] {
  const owners = new Map<string, string[]>();
  const claim = (source: Source, field: string, owner: string): void => {
    const place = source.naming.namespace ?? '';
    const key = `${place}\0${field}`;
    owners.set(key, [...(owners.get(key) ?? []), owner]);
  };
  for (const source of model.sources) {
    for (const table of source.tables.values()) {
      for (const field of fields) {
        if (!isOffered(table, field)) continue;
        claim(source, table.rootFields[field].name, `table ${displayName(table)} in source ${source.name}`);
      }
    }
    claimFunctions(source, rootType, claim);
  }
  for (const { name, kind } of model.actions.values()) {
    if (!rootsOfAction[kind].includes(rootType)) continue;
    const key = `\0${name}`;
    owners.set(key, [...(owners.get(key) ?? []), `action ${name}`]);
  }
  return [...owners]
    .filter(([, claims]) => claims.length > 1)
    .map(([key, claims]) => [key.slice(key.indexOf('\0') + 1), [...claims].sort()]);
}

const rootsOfAction: Readonly<Record<Action['kind'], readonly RootType[]>> = {
  query: ['query_root'],
  mutation: ['mutation_root'],
  'asynchronous-mutation': ['mutation_root', 'query_root', 'subscription_root'],
};

function claimFunctions(
  source: Source,
  rootType: RootType,
  claim: (source: Source, field: string, owner: string) => void,
): void {
  for (const one of source.functions.values()) {
    if (!one.isInSchema || (one.exposedAs === 'mutation') !== (rootType === 'mutation_root')) continue;
    const owner = `function ${displayName(one)} in source ${source.name}`;
    claim(source, one.rootFields.function.name, owner);
    claim(source, one.rootFields.function_aggregate.name, owner);
  }
}

function isOffered(table: Table, field: TableRootFieldName): boolean {
  if (!table.isInSchema || ![...table.columns.values()].some(({ isInSchema }) => isInSchema)) return false;
  const needsKey = field === 'select_by_pk' || field === 'update_by_pk' || field === 'delete_by_pk';
  if (needsKey && table.primaryKey === null) return false;
  if (field.startsWith('insert')) return table.isInsertable;
  if (field.startsWith('update')) return table.isUpdatable;
  return field.startsWith('delete') ? table.isDeletable : true;
}

function conflictFault(rootType: string, conflicts: readonly Conflict[]): HasuraError {
  const [only, another] = conflicts;
  const describe = ([field, owners]: Conflict) => `'${field}' defined in [${owners.join(', ')}]`;
  const fields =
    another === undefined && only !== undefined
      ? `field ${describe(only)}`
      : `fields: [\n${conflicts.map((conflict) => `  ${describe(conflict)}`).join(',\n')}\n]`;
  return new HasuraError({
    code: 'unexpected',
    message:
      `Encountered conflicting definitions in the selection set for '${rootType}' for ${fields}. ` +
      'Fields must not be defined more than once across all sources.',
    path: '$.args',
    status: 500,
  });
}
