import type { Callable, MetadataPermissions, Operation, TablePermissions } from './metadata-permissions.ts';

/** Every role there is, people's from the least to the greatest, then those of systems, then those of handlers. */
export const roles = [
  'anonymous',
  'viewer',
  'operator',
  'supervisor',
  'engineer',
  'planner',
  'administrator',
  'mes',
  'ingest',
  'command_handler',
  'sign_in_handler',
] as const;
export type Role = (typeof roles)[number];

/** What a role may do with a table. */
export interface TableRights {
  readonly operations: readonly Operation[];
  /** Selects by root fields, not only as the answer of a function. */
  readonly selectsByRoot: boolean;
  readonly aggregates: boolean;
}

/** Works out what roles may do, those rights included that they have from others. */
export class RoleRights {
  readonly #metadata: MetadataPermissions;

  constructor(metadata: MetadataPermissions) {
    this.#metadata = metadata;
  }

  onTable(role: string, table: TablePermissions): TableRights {
    const operations = (['select', 'insert', 'update', 'delete'] as const).filter(
      (operation) => this.#permissionOf(role, table, operation) !== undefined,
    );
    const select = this.#permissionOf(role, table, 'select');
    const selectsByRoot = select !== undefined && select.query_root_fields?.length !== 0;
    return { operations, selectsByRoot, aggregates: selectsByRoot && select.allow_aggregations === true };
  }

  mayCall(role: string, { roles: named }: Callable): boolean {
    return (
      named.includes(role) || this.#parentsOf(role).some((parent) => this.mayCall(parent, { name: '', roles: named }))
    );
  }

  /** A role's own permission, or the first of those that it has from others. */
  #permissionOf(role: string, table: TablePermissions, operation: Operation): Permission | undefined {
    const own = table[operation].find((permission) => permission.role === role);
    if (own !== undefined) return own.permission;
    return this.#parentsOf(role)
      .map((parent) => this.#permissionOf(parent, table, operation))
      .find((permission) => permission !== undefined);
  }

  #parentsOf(role: string): readonly string[] {
    return this.#metadata.inherited.get(role) ?? [];
  }
}

type Permission = TablePermissions['select'][number]['permission'];
