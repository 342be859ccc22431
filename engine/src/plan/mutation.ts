import type { ColumnPair } from '../model/relationship.ts';
import type { Table } from '../model/table.ts';
import type { UpdateOperator } from '../schema/meaning.ts';
import type { Condition } from './condition.ts';
import type { FunctionCall } from './function-call.ts';
import type { ArgumentParameter, Parameter, PresetParameter } from './parameter.ts';
import type { Field } from './selection.ts';

/** What a mutation's root field does. */
export type Mutation = InsertMutation | UpdateMutation | UpdateManyMutation | DeleteMutation | FunctionMutation;

/** What a mutation answers: a response object, or the row itself. */
export type MutationOutput =
  | { readonly kind: 'response'; readonly fields: readonly ResponseField[] }
  | { readonly kind: 'row'; readonly fields: readonly Field[] };

export type ResponseField =
  | { readonly kind: 'constant'; readonly alias: string; readonly text: string }
  | { readonly kind: 'affected-rows'; readonly alias: string }
  | { readonly kind: 'returning'; readonly alias: string; readonly fields: readonly Field[] };

export interface InsertMutation {
  readonly kind: 'insert';
  readonly table: Table;
  readonly rows: readonly InsertRow[];
  readonly rules: InsertRules;
  readonly output: MutationOutput;
  /** Where the rows stand in the request. */
  readonly path: string;
}

/** What holds for all rows of one insert. */
export interface InsertRules {
  readonly onConflict: ConflictRule | null;
  readonly check: Condition;
  /** Checked for rows that a conflict turned into updates. */
  readonly updateCheck: Condition | null;
  readonly presets: ReadonlyMap<string, Parameter>;
}

export interface ConflictRule {
  /** A constraint's name, columns that are unique together, or null for any constraint. */
  readonly constraint: string | readonly string[] | null;
  /** Columns to overwrite with the proposed row's; none: leave the row as it is. */
  readonly columns: readonly string[];
  readonly presets: ReadonlyMap<string, Parameter>;
  readonly where: Condition;
}

export interface InsertRow {
  readonly columns: ReadonlyMap<string, ArgumentParameter | PresetParameter>;
  /** Rows to write before this one, which gets their key. */
  readonly before: readonly NestedInsert[];
  /** Rows to write after this one, with its key. */
  readonly after: readonly NestedInsert[];
  readonly path: string;
}

export interface NestedInsert {
  readonly relationship: string;
  readonly kind: 'object' | 'array';
  readonly table: Table;
  readonly columnPairs: readonly ColumnPair[];
  readonly rows: readonly InsertRow[];
  readonly rules: InsertRules;
  readonly path: string;
}

export interface UpdateMutation {
  readonly kind: 'update';
  readonly table: Table;
  readonly changes: readonly ColumnChange[];
  readonly where: Condition;
  readonly check: Condition | null;
  readonly output: MutationOutput;
  readonly path: string;
}

export interface ColumnChange {
  readonly column: string;
  /** The API on rows of `/v1/query` multiplies, and sets defaults, too. */
  readonly operator: UpdateOperator | '_mul' | '_default';
  readonly value: Parameter;
}

/** Updates one after the other; the answer is the list of their responses. */
export interface UpdateManyMutation {
  readonly kind: 'update-many';
  readonly updates: readonly UpdateMutation[];
}

export interface DeleteMutation {
  readonly kind: 'delete';
  readonly table: Table;
  readonly where: Condition;
  readonly output: MutationOutput;
  readonly path: string;
}

/** A function that writes, read like a query. */
export interface FunctionMutation {
  readonly kind: 'function';
  readonly field: Field;
  readonly call: FunctionCall;
}
