import type { ColumnPair } from '../model/relationship.ts';
import type { Column, Table } from '../model/table.ts';
import type { AggregateOperator } from '../schema/meaning.ts';
import type { ColumnSubject, Condition, Subject } from './condition.ts';
import type { FunctionCall } from './function-call.ts';
import type { Parameter } from './parameter.ts';

/** Rows to read: from where, which, in which order, how many. */
export interface Rows {
  readonly source: RowSource;
  readonly where: Condition;
  readonly distinctOn: readonly ColumnSubject[];
  readonly orderBy: readonly OrderItem[];
  readonly limit: Parameter | null;
  /** The permission's own limit. */
  readonly permittedLimit: number | null;
  readonly offset: Parameter | null;
}

export type RowSource =
  | { readonly kind: 'table'; readonly table: Table }
  | { readonly kind: 'function'; readonly call: FunctionCall; readonly table: Table }
  /** Rows of a table that the same statement has written, or that an earlier one has (`parameter`). */
  | { readonly kind: 'written'; readonly table: Table; readonly parameter: Parameter | null };

export interface OrderItem {
  readonly by: OrderTarget;
  readonly direction: 'asc' | 'desc';
  readonly nulls: 'first' | 'last';
}

export type OrderTarget =
  | { readonly kind: 'subject'; readonly subject: Subject }
  /** By something of the row that the columns lead to. */
  | {
      readonly kind: 'related';
      readonly columnPairs: readonly ColumnPair[];
      readonly target: Table;
      readonly where: Condition;
      readonly by: OrderTarget;
    }
  /** By an aggregate over the rows that the columns lead to, or that a function returns. */
  | {
      readonly kind: 'aggregate';
      readonly from:
        | { readonly kind: 'related'; readonly columnPairs: readonly ColumnPair[]; readonly target: Table }
        | { readonly kind: 'function'; readonly call: FunctionCall };
      readonly where: Condition;
      readonly function: AggregateOperator | 'count';
      readonly column: ColumnSubject | null;
    };

/** One key of an answer's object. */
export type Field =
  | { readonly kind: 'constant'; readonly alias: string; readonly text: string }
  | {
      readonly kind: 'column';
      readonly alias: string;
      readonly column: Column;
      readonly visibleIf: Condition | null;
      readonly jsonPath: readonly string[];
      readonly presentation: Presentation;
    }
  | {
      readonly kind: 'scalar-computed-field';
      readonly alias: string;
      readonly call: FunctionCall;
      readonly visibleIf: Condition | null;
      readonly jsonPath: readonly string[];
      readonly presentation: Presentation;
    }
  | {
      readonly kind: 'rows';
      readonly alias: string;
      readonly columnPairs: readonly ColumnPair[];
      /** One object (or null) rather than a list. */
      readonly isSingle: boolean;
      readonly rows: Rows;
      readonly fields: readonly Field[];
    }
  | {
      readonly kind: 'aggregate-rows';
      readonly alias: string;
      readonly columnPairs: readonly ColumnPair[];
      readonly rows: Rows;
      readonly fields: readonly AggregateField[];
    };

/** How a value appears in the answer. */
export type Presentation =
  | { readonly kind: 'plain' }
  /** As text: numbers that JavaScript would change, money. */
  | { readonly kind: 'text' }
  /** An enum table's value under its name in GraphQL. */
  | { readonly kind: 'upper-case' };

/** One key of an answer's aggregate. */
export type AggregateField =
  | { readonly kind: 'constant'; readonly alias: string; readonly text: string }
  | { readonly kind: 'nodes'; readonly alias: string; readonly fields: readonly Field[] }
  | { readonly kind: 'aggregate'; readonly alias: string; readonly values: readonly AggregateValue[] };

export type AggregateValue =
  | { readonly kind: 'constant'; readonly alias: string; readonly text: string }
  | {
      readonly kind: 'count';
      readonly alias: string;
      readonly columns: readonly ColumnSubject[];
      readonly isDistinct: boolean;
    }
  | {
      readonly kind: 'operator';
      readonly alias: string;
      readonly operator: AggregateOperator;
      readonly columns: readonly (
        | { readonly kind: 'constant'; readonly alias: string; readonly text: string }
        | {
            readonly kind: 'column';
            readonly alias: string;
            readonly subject: ColumnSubject;
            readonly presentation: Presentation;
          }
      )[];
    };
