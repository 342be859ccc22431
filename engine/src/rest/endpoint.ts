import type { RestEndpointMetadata } from '../metadata/query-collection.ts';
import type { ParsedOperation } from '../request/operation.ts';

/** A REST endpoint with the operation that answers it. */
export interface Endpoint {
  readonly metadata: RestEndpointMetadata;
  readonly segments: readonly Segment[];
  /** The document of the operation. */
  readonly query: string;
  readonly operation: ParsedOperation;
}

/** One part of an endpoint's path. */
export type Segment =
  { readonly kind: 'literal'; readonly text: string } | { readonly kind: 'variable'; readonly name: string };

/** `article/:id` in its parts. */
export function readSegments(url: string): readonly Segment[] {
  return url
    .split('/')
    .map((part) =>
      part.startsWith(':') ? { kind: 'variable', name: part.slice(1) } : { kind: 'literal', text: part },
    );
}
