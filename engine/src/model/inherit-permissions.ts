import { isDeepStrictEqual } from 'node:util';
import type { BooleanExpression } from './boolean-expression.ts';
import type { SelectPermission, TablePermissions } from './table-permissions.ts';

export interface Inherited {
  readonly permissions: TablePermissions;
  /** Kinds of mutation on which the parents disagree. */
  readonly conflicts: readonly ('insert' | 'update' | 'delete')[];
}

/**
 * What a role gets from its parents on one table: select permissions are joined row by row and cell by cell, others
 * pass on only when no two parents disagree.
 */
export function inheritPermissions(parents: readonly TablePermissions[]): Inherited {
  const conflicts: ('insert' | 'update' | 'delete')[] = [];
  const agree = <Kind extends 'insert' | 'update' | 'delete'>(kind: Kind): TablePermissions[Kind] => {
    const given = parents.map((parent) => parent[kind]).filter((one) => one !== null);
    const [first] = given;
    if (first === undefined) return null;
    if (given.every((one) => isDeepStrictEqual(one, first))) return first;
    conflicts.push(kind);
    return null;
  };
  const permissions = {
    select: joinSelectPermissions(parents.flatMap(({ select }) => (select === null ? [] : [select]))),
    insert: agree('insert'),
    update: agree('update'),
    delete: agree('delete'),
  };
  return { permissions, conflicts };
}

function joinSelectPermissions(parents: readonly SelectPermission[]): SelectPermission | null {
  const [only, another] = parents;
  if (only === undefined || another === undefined) return only ?? null;
  const limits = parents.map(({ limit }) => limit);
  return {
    columns: joinCells(parents, ({ columns }) => columns),
    computedFields: joinCells(parents, ({ computedFields }) => computedFields),
    filter: { kind: 'or', expressions: parents.map(({ filter }) => filter) },
    limit: limits.includes(null) ? null : Math.max(...limits.map((limit) => limit ?? 0)),
    allowsAggregations: parents.some(({ allowsAggregations }) => allowsAggregations),
    queryRootFields: union(parents.map(({ queryRootFields }) => queryRootFields)),
    subscriptionRootFields: union(parents.map(({ subscriptionRootFields }) => subscriptionRootFields)),
  };
}

/** A cell shows where the row filter of a parent that grants it holds; unconditionally when every parent grants it. */
function joinCells(
  parents: readonly SelectPermission[],
  cellsOf: (parent: SelectPermission) => ReadonlyMap<string, BooleanExpression | null>,
): ReadonlyMap<string, BooleanExpression | null> {
  const names = new Set(parents.flatMap((parent) => [...cellsOf(parent).keys()]));
  return new Map([...names].map((name) => [name, cellCondition(name, parents, cellsOf)]));
}

function cellCondition(
  name: string,
  parents: readonly SelectPermission[],
  cellsOf: (parent: SelectPermission) => ReadonlyMap<string, BooleanExpression | null>,
): BooleanExpression | null {
  const granting = parents.filter((parent) => cellsOf(parent).has(name));
  const conditions = granting.map((parent) => cellsOf(parent).get(name) ?? null);
  if (granting.length === parents.length && conditions.every((one) => one === null)) return null;
  return {
    kind: 'or',
    expressions: granting.map((parent, index) => {
      const inner = conditions[index] ?? null;
      return inner === null ? parent.filter : { kind: 'and', expressions: [parent.filter, inner] };
    }),
  };
}

function union<Item>(sets: readonly (ReadonlySet<Item> | null)[]): ReadonlySet<Item> | null {
  const all = new Set<Item>();
  for (const set of sets) {
    if (set === null) return null;
    for (const item of set) all.add(item);
  }
  return all;
}
