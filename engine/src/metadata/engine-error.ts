import type { Json } from './json.ts';

/** Hasura's error codes (https://hasura.io/docs/2.0/api-reference/error-codes), as far as this engine raises them. */
export type ErrorCode =
  | 'access-denied'
  | 'already-exists'
  | 'already-tracked'
  | 'already-untracked'
  | 'bad-request'
  | 'busy'
  | 'coercion-error'
  | 'concurrent-update'
  | 'conflict'
  | 'constraint-error'
  | 'constraint-violation'
  | 'cyclic-dependency'
  | 'data-exception'
  | 'dependency-error'
  | 'invalid-configuration'
  | 'invalid-headers'
  | 'invalid-json'
  | 'invalid-jwt'
  | 'invalid-params'
  | 'jwt-invalid-claims'
  | 'jwt-missing-role-claims'
  | 'method-not-allowed'
  | 'not-exists'
  | 'not-found'
  | 'not-supported'
  | 'parse-failed'
  | 'permission-denied'
  | 'permission-error'
  | 'postgres-error'
  | 'postgres-max-connections-error'
  | 'start-failed'
  | 'timeout'
  | 'unexpected'
  | 'unexpected-payload'
  | 'validation-failed';

/** A fault that the client is told about in Hasura's words. */
export class EngineError extends Error {
  /** A handler of an action may answer a code of its own. */
  readonly code: string;
  /** JSON path into the request: `$.selectionSet.author.args.where`. */
  readonly path: string;
  /** For administrators: the database's own error and the like. */
  readonly internal: Json | undefined;

  constructor(code: ErrorCode, message: string, path = '$', internal?: Json, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EngineError';
    this.code = code;
    this.path = path;
    this.internal = internal;
  }
}

/** The path one key deeper; keys that are not plain words are quoted: `$.args["$and"]`. */
export function pathOfKey(path: string, key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
}

/** The path of a list's item. */
export function pathOfIndex(path: string, index: number): string {
  return `${path}[${String(index)}]`;
}
