import { HasuraError } from './hasura-error.ts';

/** Anything thrown as a HasuraError; what isn't one is an internal error of this program. */
export function toHasuraError(error: unknown): HasuraError {
  if (error instanceof HasuraError) return error;
  // The engine walks requests by recursion, so that the stack bounds how deep they may be nested.
  if (error instanceof RangeError && error.message.includes('call stack')) {
    return new HasuraError({ code: 'bad-request', message: 'the request is nested too deeply', cause: error });
  }
  return new HasuraError({ code: 'unexpected', message: 'internal error', status: 500, cause: error });
}
