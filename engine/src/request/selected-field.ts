import type { GraphQLField, GraphQLObjectType } from 'graphql';
import type { Input } from './input.ts';

/** A field of the request with fragments, directives and duplicates resolved. */
export interface SelectedField {
  /** Its key in the answer. */
  readonly responseName: string;
  readonly name: string;
  /** null: `__typename`. */
  readonly definition: GraphQLField<unknown, unknown> | null;
  readonly parentType: GraphQLObjectType;
  readonly arguments: ReadonlyMap<string, Input>;
  readonly selections: readonly SelectedField[];
  readonly path: string;
}
