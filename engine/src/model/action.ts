import type { TypeNode } from 'graphql';
import type { ActionDefinition } from '../metadata/action-metadata.ts';
import type {
  EnumMetadata,
  InputObjectMetadata,
  ObjectMetadata,
  ScalarMetadata,
} from '../metadata/custom-types-metadata.ts';
import type { RequestTransform, ResponseTransform } from '../webhook/transform.ts';
import type { Relationship } from './relationship.ts';

/** An action whose types, URL and templates have been looked at. */
export interface Action {
  readonly name: string;
  readonly kind: 'query' | 'mutation' | 'asynchronous-mutation';
  readonly definition: ActionDefinition;
  readonly arguments: readonly ActionArgument[];
  readonly output: TypeNode;
  readonly requestTransform: RequestTransform | null;
  readonly responseTransform: ResponseTransform | null;
  /** Roles that may call it, admin aside. */
  readonly permittedRoles: ReadonlySet<string>;
  readonly comment: string | null;
}

export interface ActionArgument {
  readonly name: string;
  readonly type: TypeNode;
  readonly description: string | null;
}

/** A type of the metadata's `custom_types`. */
export type CustomType =
  | { readonly kind: 'scalar'; readonly metadata: ScalarMetadata }
  | { readonly kind: 'enum'; readonly metadata: EnumMetadata }
  | { readonly kind: 'input-object'; readonly metadata: InputObjectMetadata }
  | {
      readonly kind: 'object';
      readonly metadata: ObjectMetadata;
      readonly relationships: readonly OutputRelationship[];
    };

/** From an object that an action answers to rows; `local` of its pairs are fields of the object. */
export interface OutputRelationship extends Relationship {
  readonly sourceName: string;
}
