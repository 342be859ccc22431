import { DialectError } from '@andon/mqtt';
import type { ErrorRequestHandler } from 'express';

/** Answers with one sentence what was wrong with a request; what we don't expect goes on to express. */
export const answerFaults: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (error instanceof DialectError) {
    response.status(400).json({ error: error.message });
    return;
  }
  const status = statusOf(error);
  if (status === 413) response.status(413).json({ error: 'The body is too large. Send fewer items at a time.' });
  else if (status !== undefined && status < 500) response.status(status).json({ error: 'The body could not be read.' });
  else next(error);
};

/** The status that the body reader gives to its errors. */
function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('status' in error)) return undefined;
  return typeof error.status === 'number' ? error.status : undefined;
}
