import type { InheritedRoleMetadata } from '../metadata/metadata.ts';
import { displayName } from '../metadata/qualified-name.ts';
import type { FaultList } from './fault-list.ts';
import type { TrackedFunction } from './function.ts';
import { inheritPermissions } from './inherit-permissions.ts';
import type { Source } from './model.ts';
import type { Table } from './table.ts';
import type { TablePermissions } from './table-permissions.ts';

/** Adds to every table and function what inherited roles get; a role's own permission wins over what it inherits. */
export function inheritSourcePermissions(
  source: Source,
  roles: readonly InheritedRoleMetadata[],
  faults: FaultList,
): Source {
  if (roles.length === 0) return source;
  return {
    ...source,
    tables: new Map([...source.tables].map(([key, table]) => [key, inheritOnTable(table, roles, faults)])),
    functions: new Map([...source.functions].map(([key, one]) => [key, inheritOnFunction(one, roles)])),
  };
}

function inheritOnTable(table: Table, roles: readonly InheritedRoleMetadata[], faults: FaultList): Table {
  const permissions = new Map(table.permissions);
  for (const { role_name: name, role_set: parents } of roles) {
    const given = parents.flatMap((parent) => permissions.get(parent) ?? []);
    const { permissions: inherited, conflicts } = inheritPermissions(given);
    const own = permissions.get(name);
    for (const kind of conflicts) {
      if (own?.[kind] == null)
        faults.add(conflict(name, `${kind} permission, table: ${displayName(table)}, source: '${table.sourceName}'`));
    }
    const combined = combine(own, inherited);
    if (combined !== null) permissions.set(name, combined);
  }
  return { ...table, permissions };
}

function combine(own: TablePermissions | undefined, inherited: TablePermissions): TablePermissions | null {
  const combined: TablePermissions = {
    select: own?.select ?? inherited.select,
    insert: own?.insert ?? inherited.insert,
    update: own?.update ?? inherited.update,
    delete: own?.delete ?? inherited.delete,
  };
  return Object.values(combined).every((one) => one === null) ? null : combined;
}

function inheritOnFunction(one: TrackedFunction, roles: readonly InheritedRoleMetadata[]): TrackedFunction {
  const permittedRoles = new Set(one.permittedRoles);
  for (const { role_name: name, role_set: parents } of roles) {
    if (parents.some((parent) => permittedRoles.has(parent))) permittedRoles.add(name);
  }
  return { ...one, permittedRoles };
}

function conflict(role: string, entity: string): Parameters<FaultList['add']>[0] {
  return {
    type: 'inherited role permission inconsistency',
    name: role,
    definition: entity,
    object: { kind: 'other' },
    reason: `Could not inherit permission for the role '${role}' for the entity: '${entity}'`,
  };
}
