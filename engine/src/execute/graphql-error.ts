import { toHasuraError } from '../metadata/to-hasura-error.ts';

/** The answer for a fault: `{"errors": [...]}`. `showsInternal` adds what only administrators may see. */
export function graphqlErrorBody(error: unknown, showsInternal: boolean): string {
  return JSON.stringify({ errors: [graphqlError(error, showsInternal)] });
}

/** One entry of `errors`. */
export function graphqlError(error: unknown, showsInternal: boolean): object {
  const { message, path, code, internal, extensions } = toHasuraError(error);
  if (extensions !== undefined) return { message, extensions };
  return { message, extensions: { path, code, ...(showsInternal && internal !== undefined ? { internal } : {}) } };
}
