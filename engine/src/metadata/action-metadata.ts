import type { JsonObject } from './json.ts';
import type { HeaderMetadata, TransformMetadata } from './webhook-metadata.ts';

/** A field at the root that an HTTP handler answers. */
export interface ActionMetadata {
  readonly name: string;
  readonly definition: ActionDefinition;
  readonly permissions: readonly ActionPermissionMetadata[];
  readonly comment: string | null;
}

export interface ActionDefinition {
  readonly type: 'query' | 'mutation';
  /** Of mutations: whether the answer is waited for. */
  readonly kind: 'synchronous' | 'asynchronous';
  /** A URL in which `{{NAME}}` stands for an environment variable. */
  readonly handler: string;
  readonly arguments: readonly ActionArgumentMetadata[];
  /** A type in GraphQL's notation. */
  readonly output_type: string;
  readonly headers: readonly HeaderMetadata[];
  readonly forward_client_headers: boolean;
  readonly ignored_client_headers: readonly string[];
  /** Seconds; null: 30. */
  readonly timeout: number | null;
  readonly request_transform: TransformMetadata | null;
  readonly response_transform: TransformMetadata | null;
  /** Keys this engine keeps and does not read. */
  readonly others: JsonObject;
}

export interface ActionArgumentMetadata {
  readonly name: string;
  readonly type: string;
  readonly description: string | null;
}

export interface ActionPermissionMetadata {
  readonly role: string;
  readonly comment: string | null;
}
