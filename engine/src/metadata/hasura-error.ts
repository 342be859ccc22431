/** Hasura's error codes. Action handlers may answer others, so a code is any string. */
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
  | 'connection-not-established'
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
  | 'remote-schema-conflicts'
  | 'remote-schema-error'
  | 'start-failed'
  | 'timeout'
  | 'unexpected'
  | 'unexpected-payload'
  | 'validation-failed'
  | (string & {});

export interface HasuraErrorParts {
  readonly code: ErrorCode;
  readonly message: string;
  /** JSON path into the request. @defaultValue `$` */
  readonly path?: string;
  /** HTTP status where the endpoint answers with one. @defaultValue 400 */
  readonly status?: number;
  /** Detail for administrators. */
  readonly internal?: unknown;
  /** Replaces `{path, code}` in GraphQL answers: what an action handler sent as `extensions`. */
  readonly extensions?: unknown;
  readonly cause?: unknown;
}

/** A fault that the client is told about, in Hasura's words. */
export class HasuraError extends Error {
  override readonly name = 'HasuraError';
  readonly code: ErrorCode;
  readonly path: string;
  readonly status: number;
  readonly internal: unknown;
  readonly extensions: unknown;

  constructor({ code, message, path = '$', status = 400, internal, extensions, cause }: HasuraErrorParts) {
    super(message, { cause });
    this.code = code;
    this.path = path;
    this.status = status;
    this.internal = internal;
    this.extensions = extensions;
  }

  /** The same fault at another place of the request. */
  at(path: string): HasuraError {
    const { code, message, status, internal, extensions, cause } = this;
    return new HasuraError({ code, message, path, status, internal, extensions, cause });
  }
}
