import type { PostgresType } from '../catalog/catalog.ts';
import type { Action } from '../model/action.ts';
import type { Column, RootField, Table } from '../model/table.ts';
import type { ComputedField } from '../model/computed-field.ts';
import type { FunctionArgument, TrackedFunction } from '../model/function.ts';
import type { Relationship } from '../model/relationship.ts';
import type { Source } from '../model/model.ts';
import type { ComparisonOperator } from '../model/boolean-expression.ts';
import type { TablePermissions } from '../model/table-permissions.ts';

/** A table as one role meets it. */
export interface RoleTable {
  readonly source: Source;
  readonly table: Table;
  readonly permissions: TablePermissions;
}

/** Aggregate functions over columns. */
export type AggregateOperator =
  'sum' | 'avg' | 'stddev' | 'stddev_pop' | 'stddev_samp' | 'var_pop' | 'var_samp' | 'variance' | 'max' | 'min';

/** What a field of an object type means; carried in `extensions.andon`. */
export type FieldMeaning =
  | { readonly kind: 'select'; readonly on: RoleTable }
  | { readonly kind: 'select-by-primary-key'; readonly on: RoleTable; readonly columns: readonly Column[] }
  | { readonly kind: 'select-aggregate'; readonly on: RoleTable }
  | { readonly kind: 'select-stream'; readonly on: RoleTable }
  | { readonly kind: 'function'; readonly function: TrackedFunction; readonly on: RoleTable }
  | { readonly kind: 'function-aggregate'; readonly function: TrackedFunction; readonly on: RoleTable }
  | { readonly kind: 'insert'; readonly on: RoleTable }
  | { readonly kind: 'insert-one'; readonly on: RoleTable }
  | { readonly kind: 'update'; readonly on: RoleTable }
  | { readonly kind: 'update-by-primary-key'; readonly on: RoleTable; readonly columns: readonly Column[] }
  | { readonly kind: 'update-many'; readonly on: RoleTable }
  | { readonly kind: 'delete'; readonly on: RoleTable }
  | { readonly kind: 'delete-by-primary-key'; readonly on: RoleTable; readonly columns: readonly Column[] }
  | { readonly kind: 'action'; readonly action: Action }
  /** The result of an asynchronous action, and what is told of it. */
  | { readonly kind: 'action-result'; readonly action: Action }
  | { readonly kind: 'action-result-field' }
  /** What the handler answers under the field's name. */
  | { readonly kind: 'output-field' }
  | { readonly kind: 'namespace' }
  | { readonly kind: 'no-queries' }
  | { readonly kind: 'column'; readonly column: Column }
  | { readonly kind: 'object-relationship'; readonly relationship: Relationship; readonly target: RoleTable }
  | { readonly kind: 'array-relationship'; readonly relationship: Relationship; readonly target: RoleTable }
  | { readonly kind: 'relationship-aggregate'; readonly relationship: Relationship; readonly target: RoleTable }
  | { readonly kind: 'computed-field'; readonly computedField: ComputedField; readonly target: RoleTable | null }
  | { readonly kind: 'aggregate' }
  | { readonly kind: 'nodes' }
  | { readonly kind: 'count' }
  | { readonly kind: 'aggregate-operator'; readonly operator: AggregateOperator }
  | { readonly kind: 'affected-rows' }
  | { readonly kind: 'returning' };

/** What an argument or an input object's field means; carried in `extensions.andon`. */
export interface InputMeaning {
  /** Whether an explicit null counts as left out; otherwise null has to fit the type itself. */
  readonly acceptsNull?: boolean;
  /** A value for the database: bound when the statement runs, never part of its text. */
  readonly value?: ValueMeaning;
  readonly means?: InputFieldMeaning;
}

/** What a field of an input object stands for. */
export type InputFieldMeaning =
  | { readonly kind: 'column'; readonly column: Column }
  | { readonly kind: 'relationship'; readonly relationship: Relationship; readonly target: RoleTable }
  | { readonly kind: 'relationship-aggregate'; readonly relationship: Relationship; readonly target: RoleTable }
  | { readonly kind: 'scalar-computed-field'; readonly computedField: ComputedField }
  | { readonly kind: 'table-computed-field'; readonly computedField: ComputedField; readonly target: RoleTable }
  | { readonly kind: 'logical'; readonly operator: 'and' | 'or' | 'not' }
  | { readonly kind: 'comparison'; readonly operator: ComparisonOperator }
  | { readonly kind: 'is-null' }
  /** `_cast`: comparisons of the value as other types. */
  | { readonly kind: 'casts' }
  | { readonly kind: 'cast'; readonly type: PostgresType }
  | { readonly kind: 'aggregate-operator'; readonly operator: AggregateOperator }
  | { readonly kind: 'count' }
  | { readonly kind: 'aggregate-predicate'; readonly function: 'count' | 'bool_and' | 'bool_or' }
  | { readonly kind: 'update-operator'; readonly operator: UpdateOperator }
  | { readonly kind: 'function-argument'; readonly argument: FunctionArgument };

export const updateOperators = [
  '_set',
  '_inc',
  '_append',
  '_prepend',
  '_delete_key',
  '_delete_elem',
  '_delete_at_path',
] as const;

export type UpdateOperator = (typeof updateOperators)[number];

/** How a value of the request becomes a parameter's text. */
export type ValueMeaning =
  | {
      readonly kind: 'column';
      readonly type: PostgresType;
      /** The scalar or enum for messages. */
      readonly typeName: string;
      /** The database's value for each of an enum table's names; null: any value of the type. */
      readonly enumValues: ReadonlyMap<string, string> | null;
      readonly isNullable: boolean;
      /** A list of such values: what `_in` takes. */
      readonly isList: boolean;
    }
  /** At most so many rows: a non-negative 32-bit integer. */
  | { readonly kind: 'limit' }
  /** 64-bit, also as text. */
  | { readonly kind: 'offset' };

/** The extensions of a field that means `meaning`. */
export function fieldExtensions(meaning: FieldMeaning): { andon: FieldMeaning } {
  return { andon: meaning };
}

/** What the schema's builder wrote into the field's extensions. */
export function meaningOfField(field: { readonly extensions: Readonly<Record<string, unknown>> }): FieldMeaning {
  // Only fieldExtensions() writes this key.
  return field.extensions['andon'] as FieldMeaning;
}

/** What the schema's builder wrote into the argument's or input field's extensions. */
export function meaningOfInput(input: { readonly extensions: Readonly<Record<string, unknown>> }): InputMeaning {
  // Only this folder writes the key, always with an InputMeaning.
  return (input.extensions['andon'] as InputMeaning | undefined) ?? {};
}

export type { Column, ComputedField, Relationship, RootField, Table, TrackedFunction };
