import type { Json } from '../metadata/json.ts';

/**
 * A permission's row condition, resolved against the tables it speaks of. An empty `and` is true, an empty `or` false.
 * Column, relationship and computed field names are those of the metadata, not GraphQL's.
 */
export type BooleanExpression =
  | { readonly kind: 'and'; readonly expressions: readonly BooleanExpression[] }
  | { readonly kind: 'or'; readonly expressions: readonly BooleanExpression[] }
  | { readonly kind: 'not'; readonly expression: BooleanExpression }
  | {
      readonly kind: 'exists';
      /** Key of the table in the source; the condition is about its rows, not about the outer row. */
      readonly table: string;
      readonly where: BooleanExpression;
    }
  | { readonly kind: 'column'; readonly column: string; readonly comparison: Comparison }
  | { readonly kind: 'relationship'; readonly relationship: string; readonly where: BooleanExpression }
  | { readonly kind: 'scalar-computed-field'; readonly computedField: string; readonly comparison: Comparison }
  | { readonly kind: 'table-computed-field'; readonly computedField: string; readonly where: BooleanExpression }
  | {
      readonly kind: 'relationship-aggregate';
      readonly relationship: string;
      readonly aggregate: AggregatePredicate;
    };

/** `{count: {predicate, arguments, distinct, filter}}` over the rows of an array relationship; also bool_and, bool_or. */
export interface AggregatePredicate {
  readonly function: 'count' | 'bool_and' | 'bool_or';
  readonly columns: readonly string[];
  readonly isDistinct: boolean;
  readonly filter: BooleanExpression | null;
  readonly predicate: readonly Comparison[];
}

/** One operator with what it compares to. */
export type Comparison =
  | { readonly kind: 'operator'; readonly operator: ComparisonOperator; readonly operand: Operand }
  | { readonly kind: 'is-null'; readonly isNull: boolean | Extract<Operand, { kind: 'session-variable' }> }
  /** `_cast: {String: {...}}`: the comparisons hold for the column cast to the type. */
  | { readonly kind: 'cast'; readonly type: string; readonly comparisons: readonly Comparison[] };

/** Operators by their names without `_` or `$`; `ceq`-like ones appear as `eq` with a column operand. */
export const comparisonOperators = [
  'eq',
  'neq',
  'gt',
  'lt',
  'gte',
  'lte',
  'in',
  'nin',
  'like',
  'nlike',
  'ilike',
  'nilike',
  'similar',
  'nsimilar',
  'regex',
  'iregex',
  'nregex',
  'niregex',
  'contains',
  'contained_in',
  'has_key',
  'has_keys_any',
  'has_keys_all',
  'ancestor',
  'ancestor_any',
  'descendant',
  'descendant_any',
  'matches',
  'matches_any',
  'matches_fulltext',
] as const;

export type ComparisonOperator = (typeof comparisonOperators)[number];

export type Operand =
  | { readonly kind: 'literal'; readonly value: Json }
  /** Name in lower case; a variable as a whole (a list variable is a PostgreSQL array literal). */
  | { readonly kind: 'session-variable'; readonly name: string }
  /** A list with variables among its items, for `in` and `nin`. */
  | { readonly kind: 'list'; readonly items: readonly Operand[] }
  /** `root`: of the row the whole permission is about; `current`: of the row the expression stands at. */
  | { readonly kind: 'column'; readonly of: 'root' | 'current'; readonly column: string };

/** The condition that always holds. */
export const always: BooleanExpression = { kind: 'and', expressions: [] };

/** The condition that never holds. */
export const never: BooleanExpression = { kind: 'or', expressions: [] };
