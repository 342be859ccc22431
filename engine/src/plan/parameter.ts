import type { PostgresType } from '../catalog/catalog.ts';
import type { ArgumentValue } from '../request/input.ts';

/**
 * A value that a statement takes when it runs. The same plan serves every request of a role with the same text, so
 * variables and session variables are never part of the SQL.
 */
export type Parameter =
  | ArgumentParameter
  /** A session variable by its lower-case name; its text is read by PostgreSQL as `type`. */
  | { readonly kind: 'session-variable'; readonly name: string; readonly type: SqlType }
  /** All session variables as one JSON object. */
  | { readonly kind: 'session'; readonly type: SqlType }
  /** Rows to write, as one JSON list of objects by column name. */
  | {
      readonly kind: 'rows';
      readonly rows: readonly ReadonlyMap<string, ArgumentParameter | PresetParameter>[];
      readonly type: SqlType;
    }
  /** A column of a row that an earlier step of the same mutation has written, or a field that an action has answered. */
  | { readonly kind: 'written-column'; readonly slot: number; readonly column: string; readonly type: SqlType }
  /** How many rows earlier steps have written. */
  | { readonly kind: 'written-count'; readonly slots: readonly number[]; readonly type: SqlType }
  /** The rows that earlier steps have written, as one JSON list. */
  | { readonly kind: 'written-rows'; readonly slots: readonly number[]; readonly type: SqlType }
  /** Text known when the plan was made. */
  | PresetParameter;

/** A value of the request: a literal, a variable or both mixed. */
export interface ArgumentParameter {
  readonly kind: 'argument';
  readonly value: ArgumentValue;
  readonly type: SqlType;
}

/** A value that does not depend on the request. */
export interface PresetParameter {
  readonly kind: 'constant';
  readonly text: string | null;
  readonly type: SqlType;
}

/** A type as SQL spells it; null: left to PostgreSQL. */
export type SqlType = SqlTypeName | null;

/** A type to cast to: its name, with `[]` behind it for each array dimension. */
export interface SqlTypeName {
  readonly schema: string;
  readonly name: string;
  readonly isArray: boolean;
}

/** The spelling of a column's type. */
export function sqlType(type: PostgresType): SqlTypeName {
  if (type.kind === 'array' && type.element !== null) return { ...sqlType(type.element), isArray: true };
  return { schema: type.schema, name: type.name, isArray: false };
}

/** A type of PostgreSQL itself. */
export function builtInType(name: string, isArray = false): SqlTypeName {
  return { schema: 'pg_catalog', name, isArray };
}

/** The type of lists of the type's values. */
export function arrayOf(type: SqlTypeName): SqlTypeName {
  return { ...type, isArray: true };
}
