import type { PostgresType } from '../catalog/catalog.ts';
import type { QualifiedName } from '../metadata/qualified-name.ts';
import type { Identifier } from './identifier.ts';
import type { ArgumentSlot } from './computed-field.ts';
import type { RootField } from './table.ts';

/** A tracked function that returns rows of a tracked table. */
export interface TrackedFunction extends QualifiedName {
  readonly key: string;
  readonly sourceName: string;
  /** Its name in GraphQL before casing, prefix and suffix; `<identifier>_args` is the argument type. */
  readonly identifier: Identifier;
  readonly isInSchema: boolean;
  readonly exposedAs: 'query' | 'mutation';
  readonly volatility: 'volatile' | 'stable' | 'immutable';
  /** Key of the table whose rows it returns. */
  readonly returnTable: string;
  readonly returnsSet: boolean;
  readonly slots: readonly ArgumentSlot[];
  /** The arguments a request gives, in order. */
  readonly arguments: readonly FunctionArgument[];
  /** Fully cased and affixed. */
  readonly rootFields: { readonly function: RootField; readonly function_aggregate: RootField };
  /** Roles that may call it, admin aside, beside those whose select permission on the return table suffices. */
  readonly permittedRoles: ReadonlySet<string>;
  /** Whether a select permission on the return table suffices to call it. */
  readonly infersPermission: boolean;
  readonly comment: string | null;
}

export interface FunctionArgument {
  /** In the database; null: unnamed. */
  readonly name: string | null;
  readonly graphqlName: string;
  readonly type: PostgresType;
  readonly hasDefault: boolean;
  /** 1-based position in the function's argument list. */
  readonly position: number;
}
