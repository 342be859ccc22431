import type { PostgresType } from '../catalog/catalog.ts';
import type { ComparisonOperator } from '../model/boolean-expression.ts';
import type { ColumnPair } from '../model/relationship.ts';
import type { Column, Table } from '../model/table.ts';
import type { FunctionCall } from './function-call.ts';
import type { Parameter, SqlTypeName } from './parameter.ts';

/** A condition on a row, of permissions and of requests alike. An empty `and` is true, an empty `or` false. */
export type Condition =
  | { readonly kind: 'and'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'or'; readonly conditions: readonly Condition[] }
  | { readonly kind: 'not'; readonly condition: Condition }
  /** A permission's condition: `root` columns in it are those of the row it is about. */
  | { readonly kind: 'permission'; readonly condition: Condition }
  /** Some row of another table, whatever the current row is. */
  | { readonly kind: 'exists'; readonly table: Table; readonly where: Condition }
  | {
      readonly kind: 'comparison';
      readonly subject: Subject;
      readonly operator: ComparisonOperator;
      readonly operand: Operand;
    }
  | { readonly kind: 'is-null'; readonly subject: Subject; readonly isNull: boolean | Parameter }
  /** Some row that the columns lead to. */
  | {
      readonly kind: 'related';
      readonly columnPairs: readonly ColumnPair[];
      readonly target: Table;
      readonly where: Condition;
    }
  /** Some row that a function of the current row returns. */
  | { readonly kind: 'computed-rows'; readonly call: FunctionCall; readonly where: Condition }
  /** Something about all rows that the columns lead to. */
  | {
      readonly kind: 'aggregate';
      readonly columnPairs: readonly ColumnPair[];
      readonly target: Table;
      readonly function: 'count' | 'bool_and' | 'bool_or';
      readonly columns: readonly ColumnSubject[];
      readonly isDistinct: boolean;
      readonly where: Condition;
      /** Conditions on the aggregate's value, which they call `aggregate`. */
      readonly predicate: Condition;
    };

/** What a comparison is about. */
export type Subject =
  | ColumnSubject
  | { readonly kind: 'computed-field'; readonly call: FunctionCall; readonly visibleIf: Condition | null }
  | { readonly kind: 'cast'; readonly subject: Subject; readonly type: PostgresType }
  | { readonly kind: 'aggregate' };

export interface ColumnSubject {
  readonly kind: 'column';
  readonly column: Column;
  /** The cell counts as null where this does not hold; null: it always counts. */
  readonly visibleIf: Condition | null;
}

/** What a comparison compares to. */
export type Operand =
  | { readonly kind: 'parameter'; readonly parameter: Parameter }
  /** Text that is part of the metadata. */
  | { readonly kind: 'inline'; readonly text: string | null; readonly type: SqlTypeName }
  | { readonly kind: 'list'; readonly items: readonly Operand[] }
  | { readonly kind: 'column'; readonly of: 'root' | 'current'; readonly column: string };

export const holdsAlways: Condition = { kind: 'and', conditions: [] };

/** Whether the condition holds for every row. */
export function isAlways(condition: Condition): boolean {
  if (condition.kind === 'permission') return isAlways(condition.condition);
  return condition.kind === 'and' && condition.conditions.every(isAlways);
}

/** Both conditions, without those that always hold. */
export function both(...conditions: readonly Condition[]): Condition {
  const kept = conditions.filter((condition) => !isAlways(condition));
  const [only] = kept;
  return kept.length === 1 && only !== undefined ? only : { kind: 'and', conditions: kept };
}
