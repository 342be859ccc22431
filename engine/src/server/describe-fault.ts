import { HasuraError } from '../metadata/hasura-error.ts';

/** Whose internals an answer may show. */
export interface Openness {
  readonly showsInternal: boolean;
}

/** Anything thrown as a HasuraError; what isn't one is an internal error of this program. */
export function toHasuraError(error: unknown): HasuraError {
  if (error instanceof HasuraError) return error;
  return new HasuraError({ code: 'unexpected', message: 'internal error', status: 500, cause: error });
}

/** The body of a fault on the metadata and query APIs. */
export function plainFault({ code, message, path, internal }: HasuraError, { showsInternal }: Openness): object {
  return { ...(showsInternal && internal !== undefined ? { internal } : {}), path, error: message, code };
}

/** The body of a fault on the GraphQL endpoints. */
export function graphqlFault(error: HasuraError, { showsInternal }: Openness): object {
  const { code, message, path, internal, extensions } = error;
  const plain = { path, code, ...(showsInternal && internal !== undefined ? { internal } : {}) };
  return { errors: [{ extensions: extensions ?? plain, message }] };
}
