import { isJsonObject } from './json.ts';
import {
  operations,
  ownPermission,
  type CellName,
  type ExportedMetadata,
  type InheritedRole,
  type PermissionEntry,
  type TableMetadata,
} from './metadata.ts';

/**
 * What a role may do with a table.
 *
 * - `none`: nothing.
 * - `all`: every row and column.
 * - `some`: rows or columns are left out.
 *
 * `from`: the roles that it comes from by inheritance; none when it is the role's own.
 */
export interface Right {
  readonly kind: 'none' | 'all' | 'some';
  readonly from: readonly string[];
}

/** Roles, and what each inherits. */
export class RoleRights {
  readonly #inherited: ReadonlyMap<string, readonly string[]>;

  constructor(inheritedRoles: readonly InheritedRole[] = []) {
    this.#inherited = new Map(inheritedRoles.map(({ role_name, role_set }) => [role_name, role_set]));
  }

  /** The roles that a role has the rights of. */
  setOf(role: string): readonly string[] {
    return this.#inherited.get(role) ?? [];
  }

  /** As Hasura resolves it: a permission of the role's own comes before inherited ones. */
  rightOf(cell: CellName): Right {
    const own = ownPermission(cell);
    if (own !== undefined) return { kind: kindOf(own), from: [] };
    const sources = this.#sourcesOf(cell, new Set([cell.role]));
    if (sources.length === 0) return { kind: 'none', from: [] };
    const isAll = sources.some(({ entry }) => kindOf(entry) === 'all');
    return { kind: isAll ? 'all' : 'some', from: [...new Set(sources.map(({ role }) => role))] };
  }

  #sourcesOf(
    cell: CellName,
    seen: ReadonlySet<string>,
  ): readonly { readonly role: string; readonly entry: PermissionEntry }[] {
    return this.setOf(cell.role)
      .filter((role) => !seen.has(role))
      .flatMap((role) => {
        const entry = ownPermission({ ...cell, role });
        return entry === undefined ? this.#sourcesOf({ ...cell, role }, new Set([...seen, role])) : [{ role, entry }];
      });
  }
}

/** Every role that the metadata names: first those that inherit or are inherited, each behind what it inherits. */
export function rolesOf({ metadata }: ExportedMetadata): readonly string[] {
  const inherited = new Map((metadata.inherited_roles ?? []).map(({ role_name, role_set }) => [role_name, role_set]));
  const named = metadata.sources.flatMap(({ tables }) => tables.flatMap(rolesOfTable));
  const all = [...new Set([...named, ...inherited.keys(), ...[...inherited.values()].flat()])];
  const depthOf = (role: string, seen: readonly string[] = []): number => {
    const set = seen.includes(role) ? [] : (inherited.get(role) ?? []);
    return Math.max(0, ...set.map((each) => depthOf(each, [...seen, role]) + 1));
  };
  const related = new Set([...inherited.keys(), ...[...inherited.values()].flat()]);
  const rankOf = (role: string): number => (related.has(role) ? depthOf(role) : Number.MAX_SAFE_INTEGER);
  return all.toSorted((one, other) => rankOf(one) - rankOf(other) || one.localeCompare(other, 'en'));
}

function rolesOfTable(table: TableMetadata): readonly string[] {
  return operations.flatMap((operation) => (table[`${operation}_permissions`] ?? []).map(({ role }) => role));
}

function kindOf({ permission }: PermissionEntry): 'all' | 'some' {
  const { columns, filter, check } = permission;
  const isOpen = (condition: typeof filter) => !isJsonObject(condition) || Object.keys(condition).length === 0;
  return (columns === undefined || columns === '*') && isOpen(filter) && isOpen(check) ? 'all' : 'some';
}
