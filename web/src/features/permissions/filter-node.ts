import type { Json } from './json.ts';

/** A condition on a row, as a tree that a person edits. Reading and writing it again answers the same JSON. */
export type FilterNode =
  /** `isPlain`: written as keys of one object, not as `_and`. Without nodes it holds for every row. */
  | { readonly kind: 'and'; readonly isPlain: boolean; readonly nodes: readonly FilterNode[] }
  | { readonly kind: 'or'; readonly nodes: readonly FilterNode[] }
  | { readonly kind: 'not'; readonly node: FilterNode }
  /** Some row of a relationship fits. */
  | { readonly kind: 'relationship'; readonly name: string; readonly node: FilterNode }
  /** The comparisons of a column; all of them hold. */
  | { readonly kind: 'column'; readonly name: string; readonly comparisons: readonly Comparison[] }
  /** What can't be shown as a tree, such as `_exists`: kept as it is. */
  | { readonly kind: 'raw'; readonly json: Json };

export interface Comparison {
  /** Such as `_eq`; undefined where the value stands alone, which means the same. */
  readonly operator: string | undefined;
  readonly value: Json;
}

/** Every row. */
export const everyRow: FilterNode = { kind: 'and', isPlain: true, nodes: [] };

/** A text of a filter that stands for a value of the session. */
export function isSessionVariable(value: Json): boolean {
  return typeof value === 'string' && /^x-hasura-/i.test(value);
}
