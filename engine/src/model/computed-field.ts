import type { PostgresType } from '../catalog/catalog.ts';
import type { QualifiedName } from '../metadata/qualified-name.ts';
import type { FunctionArgument } from './function.ts';

/** A field of a table that a function computes from the row. */
export interface ComputedField {
  readonly name: string;
  readonly function: QualifiedName;
  /** What the function takes, in order: the row, the session, arguments of the field. */
  readonly slots: readonly ArgumentSlot[];
  /** The arguments a request gives, in order. */
  readonly arguments: readonly FunctionArgument[];
  readonly returns:
    | { readonly kind: 'scalar'; readonly type: PostgresType }
    | { readonly kind: 'table'; readonly table: string; readonly isSet: boolean };
  readonly comment: string | null;
}

/** One position of a function's argument list. */
export type ArgumentSlot =
  | { readonly kind: 'row' }
  | { readonly kind: 'session'; readonly type: PostgresType }
  | { readonly kind: 'argument'; readonly argument: FunctionArgument };
