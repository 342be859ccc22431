import type { Json } from '../metadata/json.ts';
import type { SelectQueryRootField, SelectSubscriptionRootField } from '../metadata/table-metadata.ts';
import type { BooleanExpression } from './boolean-expression.ts';

/** What one role may do with one table; null: nothing of that kind. */
export interface TablePermissions {
  readonly select: SelectPermission | null;
  readonly insert: InsertPermission | null;
  readonly update: UpdatePermission | null;
  readonly delete: DeletePermission | null;
}

export interface SelectPermission {
  /**
   * Columns the role sees. The value is the condition under which the cell is shown instead of null, which only
   * inherited roles have; null: always.
   */
  readonly columns: ReadonlyMap<string, BooleanExpression | null>;
  /** Scalar computed fields the role sees, with the same kind of condition; table ones need the target's permission. */
  readonly computedFields: ReadonlyMap<string, BooleanExpression | null>;
  readonly filter: BooleanExpression;
  /** Most rows of one selection; null: no limit. */
  readonly limit: number | null;
  readonly allowsAggregations: boolean;
  /** null: all. */
  readonly queryRootFields: ReadonlySet<SelectQueryRootField> | null;
  readonly subscriptionRootFields: ReadonlySet<SelectSubscriptionRootField> | null;
}

export interface InsertPermission {
  /** Columns a request may give; preset ones are not among them. */
  readonly columns: ReadonlySet<string>;
  readonly check: BooleanExpression;
  readonly presets: ReadonlyMap<string, Preset>;
  readonly isBackendOnly: boolean;
}

export interface UpdatePermission {
  readonly columns: ReadonlySet<string>;
  readonly filter: BooleanExpression;
  /** null: nothing is checked after the write. */
  readonly check: BooleanExpression | null;
  readonly presets: ReadonlyMap<string, Preset>;
  readonly isBackendOnly: boolean;
}

export interface DeletePermission {
  readonly filter: BooleanExpression;
  readonly isBackendOnly: boolean;
}

/** What a permission writes into a column itself. */
export type Preset =
  | { readonly kind: 'literal'; readonly value: Json }
  /** Name in lower case. */
  | { readonly kind: 'session-variable'; readonly name: string };
