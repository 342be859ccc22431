import type { QualifiedName } from './qualified-name.ts';

/** A tracked function. */
export interface FunctionMetadata {
  readonly function: QualifiedName;
  readonly configuration: FunctionConfiguration;
  readonly permissions: readonly { readonly role: string }[];
  readonly comment: string | null;
}

export interface FunctionConfiguration {
  readonly custom_name: string | null;
  readonly custom_root_fields: { readonly function: string | null; readonly function_aggregate: string | null };
  readonly session_argument: string | null;
  /** null: as the function's volatility says. */
  readonly exposed_as: 'query' | 'mutation' | null;
}
