import type { HasuraError } from '../metadata/hasura-error.ts';

/** Whose internals an answer may show. */
export interface Openness {
  readonly showsInternal: boolean;
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
