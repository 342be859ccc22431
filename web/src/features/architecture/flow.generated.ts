/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Flow_LiveSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type Flow_LiveSubscription = { readonly flow: { readonly aggregate: { readonly sum: { readonly messages_per_second: number | null, readonly rows_per_second: number | null, readonly metrics: number | null } | null } | null } };


export const Flow_LiveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Flow_Live"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"flow"},"name":{"kind":"Name","value":"pipeline_sources_aggregate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"aggregate"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"sum"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"messages_per_second"}},{"kind":"Field","name":{"kind":"Name","value":"rows_per_second"}},{"kind":"Field","name":{"kind":"Name","value":"metrics"}}]}}]}}]}}]}}]} as unknown as DocumentNode<Flow_LiveSubscription, Flow_LiveSubscriptionVariables>;