import { PlainError } from '../plain-error.ts';

/** What a person reads when a command fails: the sentence first, then, on its own line, what it rests on. */
export function describeError(error: unknown): string {
  if (!(error instanceof PlainError)) return error instanceof Error ? (error.stack ?? error.message) : String(error);
  const detail = error.cause instanceof Error ? error.cause.message : undefined;
  return detail === undefined || error.message.includes(detail) ? error.message : `${error.message}\n  ${detail}`;
}
