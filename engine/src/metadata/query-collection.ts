/** Queries that are kept with the metadata, for the allow list and for REST endpoints. */
export interface QueryCollectionMetadata {
  readonly name: string;
  readonly definition: { readonly queries: readonly StoredQuery[] };
  readonly comment: string | null;
}

export interface StoredQuery {
  readonly name: string;
  /** A GraphQL document. */
  readonly query: string;
}

/** A collection whose queries may be asked where the allow list is on. */
export interface AllowlistEntry {
  readonly collection: string;
  readonly scope: AllowlistScope;
}

export type AllowlistScope = { readonly global: true } | { readonly global: false; readonly roles: readonly string[] };

/** A stored query that is answered at `/api/rest/<url>`. */
export interface RestEndpointMetadata {
  readonly name: string;
  /** Segments that begin with a colon are variables: `article/:id`. */
  readonly url: string;
  readonly methods: readonly RestMethod[];
  readonly definition: { readonly query: { readonly collection_name: string; readonly query_name: string } };
  readonly comment: string | null;
}

export const restMethods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

export type RestMethod = (typeof restMethods)[number];
