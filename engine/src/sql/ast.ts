import type { QualifiedName } from '../metadata/qualified-name.ts';
import type { Parameter, SqlTypeName } from '../plan/parameter.ts';

/**
 * The part of PostgreSQL's language that plans need, as data. Nothing here is quoted or escaped: `print` alone knows
 * the syntax.
 */
export type Expression =
  | { readonly kind: 'parameter'; readonly parameter: Parameter }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'null' }
  /** The word `default` as a value of an inserted row. */
  | { readonly kind: 'default' }
  | { readonly kind: 'column'; readonly relation: string | null; readonly column: string }
  /** A relation's row as one value. */
  | { readonly kind: 'row'; readonly relation: string }
  | { readonly kind: 'tuple'; readonly items: readonly Expression[] }
  | CallExpression
  | {
      readonly kind: 'binary';
      readonly operator: BinaryOperator;
      readonly left: Expression;
      readonly right: Expression;
    }
  /** `left operator any (right)` or `all (right)` over an array. */
  | {
      readonly kind: 'quantified';
      readonly operator: BinaryOperator;
      readonly quantifier: 'any' | 'all';
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: 'and'; readonly items: readonly Expression[] }
  | { readonly kind: 'or'; readonly items: readonly Expression[] }
  | { readonly kind: 'not'; readonly item: Expression }
  | { readonly kind: 'is-null'; readonly item: Expression; readonly isNull: boolean }
  | { readonly kind: 'cast'; readonly item: Expression; readonly type: SqlTypeName }
  | { readonly kind: 'case'; readonly when: Expression; readonly then: Expression; readonly else: Expression }
  | { readonly kind: 'array'; readonly items: readonly Expression[] }
  | { readonly kind: 'exists'; readonly select: Select }
  | { readonly kind: 'subquery'; readonly select: Select };

export type BinaryOperator =
  | '='
  | '<>'
  | '>'
  | '<'
  | '>='
  | '<='
  | 'like'
  | 'not like'
  | 'ilike'
  | 'not ilike'
  | 'similar to'
  | 'not similar to'
  | '~'
  | '~*'
  | '!~'
  | '!~*'
  | '@>'
  | '<@'
  | '?'
  | '?|'
  | '?&'
  | '@'
  | '+'
  | '*'
  | '-'
  | '||'
  | '#-'
  | '#>'
  | '->>';

export interface CallExpression {
  readonly kind: 'call';
  /** null: found by the search path, for PostgreSQL's own functions. */
  readonly schema: string | null;
  readonly name: string;
  readonly isDistinct?: boolean;
  /** Arguments in order; a name makes it `"name" => value`. */
  readonly arguments: readonly { readonly name: string | null; readonly value: Expression }[];
  /** `count(*)`. */
  readonly isStar?: boolean;
}

export interface Select {
  readonly kind: 'select';
  readonly distinctOn?: readonly Expression[];
  readonly columns: readonly SelectColumn[];
  readonly from?: FromItem;
  readonly where?: Expression | null;
  readonly orderBy?: readonly OrderByItem[];
  readonly limit?: Expression | null;
  /** Whether rows that tie with the last one come along. */
  readonly limitsWithTies?: boolean;
  readonly offset?: Expression | null;
}

export type SelectColumn =
  | { readonly kind: 'expression'; readonly expression: Expression; readonly alias: string }
  /** Every column of a relation. */
  | { readonly kind: 'star'; readonly relation: string };

export interface OrderByItem {
  readonly expression: Expression;
  readonly direction: 'asc' | 'desc';
  readonly nulls: 'first' | 'last';
}

export type FromItem =
  | { readonly kind: 'table'; readonly table: QualifiedName; readonly alias: string }
  /** A common table expression of the statement. */
  | { readonly kind: 'named'; readonly name: string; readonly alias: string }
  | { readonly kind: 'subselect'; readonly select: Select; readonly alias: string }
  | {
      readonly kind: 'values';
      readonly rows: readonly (readonly Expression[])[];
      readonly alias: string;
      readonly columns: readonly string[];
    }
  | { readonly kind: 'function'; readonly call: CallExpression; readonly alias: string }
  /** A function of JSON whose columns the statement names with their types. */
  | {
      readonly kind: 'recordset';
      readonly call: CallExpression;
      readonly alias: string;
      readonly columns: readonly { readonly name: string; readonly type: SqlTypeName }[];
    };

export interface Insert {
  readonly kind: 'insert';
  readonly table: QualifiedName;
  readonly alias: string;
  readonly columns: readonly string[];
  readonly source:
    | { readonly kind: 'values'; readonly rows: readonly (readonly Expression[])[] }
    | { readonly kind: 'defaults' }
    | Select;
  readonly onConflict: OnConflict | null;
  readonly returning: readonly SelectColumn[];
}

export interface OnConflict {
  /** A name, columns that are unique together, or null: any constraint. */
  readonly constraint: string | readonly string[] | null;
  /** null: do nothing. */
  readonly update: {
    readonly set: readonly { readonly column: string; readonly value: Expression }[];
    readonly where: Expression | null;
  } | null;
}

export interface Update {
  readonly kind: 'update';
  readonly table: QualifiedName;
  readonly alias: string;
  readonly set: readonly { readonly column: string; readonly value: Expression }[];
  readonly where: Expression | null;
  readonly returning: readonly SelectColumn[];
}

export interface Delete {
  readonly kind: 'delete';
  readonly table: QualifiedName;
  readonly alias: string;
  readonly where: Expression | null;
  readonly returning: readonly SelectColumn[];
}

/** A whole statement: a select, before which named parts may write. */
export interface Statement {
  readonly with: readonly { readonly name: string; readonly statement: Select | Insert | Update | Delete }[];
  readonly select: Select;
}
