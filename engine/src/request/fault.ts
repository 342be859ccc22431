import { HasuraError } from '../metadata/hasura-error.ts';
import type { ErrorCode } from '../metadata/hasura-error.ts';

/** A fault of the request at a place of it. */
export function fault(code: ErrorCode, message: string, path = '$', cause?: unknown): HasuraError {
  return new HasuraError({ code, message, path, cause });
}
