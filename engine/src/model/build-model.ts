import type { InheritedRoleMetadata, Metadata, SourceMetadata } from '../metadata/metadata.ts';
import { buildActions } from './build-actions.ts';
import { buildCronTriggers } from './build-cron-triggers.ts';
import { buildSource } from './build-source.ts';
import { FaultList, sourceObject } from './fault-list.ts';
import type { SourceNaming } from './identifier.ts';
import type { Model, ModelOptions, Role, Source } from './model.ts';
import { orderRoles } from './order-roles.ts';
import type { SourceInput } from './source-input.ts';

/** Resolves the metadata against what its databases hold; what doesn't fit is listed and left out. */
export function buildModel(metadata: Metadata, inputs: ReadonlyMap<string, SourceInput>, options: ModelOptions): Model {
  const faults = new FaultList();
  const roles = orderRoles(metadata.inherited_roles);
  for (const cycle of roles.cycles) addCycle(cycle, faults);
  const sources = metadata.sources.flatMap((source) =>
    buildOne(source, inputs.get(source.name), options, roles.order, faults),
  );
  const { environment } = options;
  const context = { sources, knownScalars: scalarsOf(inputs), inheritedRoles: roles.order, environment };
  const actions = buildActions(metadata, context, faults);
  return {
    metadata,
    sources,
    ...actions,
    cronTriggers: buildCronTriggers(metadata.cron_triggers, environment, faults),
    roles: collectRoles(sources, actions.actions, metadata.inherited_roles),
    inconsistencies: faults.all,
    options,
  };
}

function buildOne(
  metadata: SourceMetadata,
  input: SourceInput | undefined,
  options: ModelOptions,
  inheritedRoles: readonly InheritedRoleMetadata[],
  faults: FaultList,
): readonly Source[] {
  if (input === undefined || input.kind === 'unreachable') {
    const reason = input?.reason ?? 'no connection';
    faults.add({ ...sourceObject(metadata.name), reason: `Inconsistent object: ${reason}` });
    return [];
  }
  const { catalog, enumRows } = input;
  const naming = sourceNaming(metadata, options);
  return [buildSource({ metadata, catalog, enumRows, naming, options, inheritedRoles, faults })];
}

/** How a source names things: its own customization over the defaults of the process. */
export function sourceNaming({ customization }: SourceMetadata, options: ModelOptions): SourceNaming {
  return {
    convention: customization.naming_convention ?? options.defaultNamingConvention,
    typePrefix: customization.type_names?.prefix ?? '',
    typeSuffix: customization.type_names?.suffix ?? '',
    rootFieldPrefix: customization.root_fields?.prefix ?? '',
    rootFieldSuffix: customization.root_fields?.suffix ?? '',
    namespace: customization.root_fields?.namespace ?? null,
  };
}

/** Scalars that need no definition: GraphQL's own and those of the databases. */
function scalarsOf(inputs: ReadonlyMap<string, SourceInput>): ReadonlySet<string> {
  const own = ['Int', 'Float', 'String', 'Boolean', 'ID', 'bigint', 'smallint'];
  return new Set([
    ...own,
    ...[...inputs.values()].flatMap((input) => (input.kind === 'reachable' ? [...input.catalog.typeNames] : [])),
  ]);
}

function addCycle(cycle: readonly string[], faults: FaultList): void {
  faults.add({
    type: 'inherited_role',
    name: `inherited role ${cycle[0] ?? ''}`,
    definition: cycle.join(', '),
    object: { kind: 'inherited-role', role: cycle[0] ?? '' },
    reason: `found cycle(s) in roles: ["${cycle.join('", "')}"]`,
  });
}

function collectRoles(
  sources: readonly Source[],
  actions: Model['actions'],
  inherited: readonly InheritedRoleMetadata[],
): ReadonlyMap<string, Role> {
  const roles = new Map<string, Role>();
  const add = (name: string, parents: readonly string[]): void => {
    roles.set(name, { name, parents: roles.get(name)?.parents ?? parents });
  };
  for (const { role_name: name, role_set: parents } of inherited) add(name, parents);
  for (const { tables, functions } of sources) {
    for (const { permissions } of tables.values()) for (const name of permissions.keys()) add(name, []);
    for (const { permittedRoles } of functions.values()) for (const name of permittedRoles) add(name, []);
  }
  for (const { permittedRoles } of actions.values()) for (const name of permittedRoles) add(name, []);
  return roles;
}
