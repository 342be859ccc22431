/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Jobs_LiveSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type Jobs_LiveSubscription = { readonly jobs: ReadonlyArray<{ readonly id: number | null, readonly name: string | null, readonly every_seconds: number | null, readonly last_started_at: string | null, readonly next_start_at: string | null, readonly last_status: string | null, readonly overdue_seconds: number | null, readonly failures: number | null }> };


export const Jobs_LiveDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Jobs_Live"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"jobs"},"name":{"kind":"Name","value":"background_jobs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"order_by"},"value":{"kind":"ListValue","values":[{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"overdue_seconds"},"value":{"kind":"EnumValue","value":"desc_nulls_last"}}]},{"kind":"ObjectValue","fields":[{"kind":"ObjectField","name":{"kind":"Name","value":"id"},"value":{"kind":"EnumValue","value":"asc"}}]}]}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"every_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"last_started_at"}},{"kind":"Field","name":{"kind":"Name","value":"next_start_at"}},{"kind":"Field","name":{"kind":"Name","value":"last_status"}},{"kind":"Field","name":{"kind":"Name","value":"overdue_seconds"}},{"kind":"Field","name":{"kind":"Name","value":"failures"}}]}}]}}]} as unknown as DocumentNode<Jobs_LiveSubscription, Jobs_LiveSubscriptionVariables>;