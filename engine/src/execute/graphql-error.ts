import { HasuraError } from '../metadata/hasura-error.ts';

/** The answer for a fault: `{"errors": [...]}`. `showsInternal` adds what only administrators may see. */
export function graphqlErrorBody(error: unknown, showsInternal: boolean): string {
  return JSON.stringify({ errors: [graphqlError(error, showsInternal)] });
}

/** One entry of `errors`. */
export function graphqlError(error: unknown, showsInternal: boolean): object {
  const fault = error instanceof HasuraError ? error : unexpected(error);
  const { message, path, code, internal, extensions } = fault;
  if (extensions !== undefined) return { message, extensions };
  return { message, extensions: { path, code, ...(showsInternal && internal !== undefined ? { internal } : {}) } };
}

function unexpected(cause: unknown): HasuraError {
  return new HasuraError({ code: 'unexpected', message: 'internal server error', status: 500, cause });
}
