import type { HasuraError } from '../metadata/hasura-error.ts';

/** Whose internals an answer may show. */
export interface Openness {
  readonly showsInternal: boolean;
}

/** The body of a fault on the metadata and query APIs. */
export function plainFault({ code, message, path, internal }: HasuraError, { showsInternal }: Openness): object {
  return { ...(showsInternal && internal !== undefined ? { internal } : {}), path, error: message, code };
}

/** The body of a fault at a REST endpoint: plain, and with what an action handler sent as `extensions`, which Hasura keeps to itself. */
export function restFault(error: HasuraError, openness: Openness): object {
  const { extensions } = error;
  return { ...plainFault(error, openness), ...(extensions === undefined ? {} : { extensions }) };
}

/** The body of a fault on the GraphQL endpoints. */
export function graphqlFault(error: HasuraError, { showsInternal }: Openness): object {
  const { code, message, path, internal, extensions } = error;
  const plain = { path, code, ...(showsInternal && internal !== undefined ? { internal } : {}) };
  return { errors: [{ extensions: extensions ?? plain, message }] };
}
