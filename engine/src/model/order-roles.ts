import type { InheritedRoleMetadata } from '../metadata/metadata.ts';

export interface OrderedRoles {
  /** Inherited roles, each after those it inherits from. */
  readonly order: readonly InheritedRoleMetadata[];
  /** Roles that inherit from themselves, each circle as one list. */
  readonly cycles: readonly (readonly string[])[];
}

/** Sorts inherited roles so that parents come first. */
export function orderRoles(roles: readonly InheritedRoleMetadata[]): OrderedRoles {
  const byName = new Map(roles.map((role) => [role.role_name, role]));
  const done = new Set<string>();
  const order: InheritedRoleMetadata[] = [];
  const cycles: string[][] = [];
  const visit = (name: string, trail: readonly string[]): void => {
    const role = byName.get(name);
    if (role === undefined || done.has(name)) return;
    const start = trail.indexOf(name);
    if (start >= 0) {
      cycles.push(trail.slice(start));
      return;
    }
    for (const parent of role.role_set) visit(parent, [...trail, name]);
    if (done.has(name)) return;
    done.add(name);
    if (!cycles.some((cycle) => cycle.includes(name))) order.push(role);
  };
  for (const { role_name: name } of roles) visit(name, []);
  return { order, cycles };
}
