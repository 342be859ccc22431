import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { requestIdOf } from './give-request-id.ts';
import { Refusal, type RefusalReason } from './refusal.ts';

/** Refuses paths that nothing answers. */
export const answerNotFound: RequestHandler = () => {
  throw new Refusal({ status: 404, code: 'not-found', message: 'There is no such handler.' });
};

/**
 * Answers errors in the form that Hasura passes on: `{message, extensions: {code, …}}`, and the code once more beside them, where
 * REST endpoints have it from. Nothing internal leaves.
 */
export function answerErrors(log: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const requestId = requestIdOf(response);
    const reason = reasonOf(error) ?? fault(requestId);
    if (reason.status >= 500 || (error instanceof Error && error.cause !== undefined))
      log.error({ err: error, requestId }, 'a call failed');
    const { status, message, ...extensions } = reason;
    response.status(status).json({ message, code: extensions.code, extensions: { ...extensions, requestId } });
  };
}

function reasonOf(error: unknown): RefusalReason | undefined {
  if (error instanceof Refusal) return error.reason;
  const status = bodyStatus(error);
  if (status === 413) return { status, code: 'invalid-input', message: 'This is too much at once. Send less.' };
  if (status !== undefined) return { status, code: 'invalid-input', message: 'The body is not the JSON of a call.' };
  return undefined;
}

/** The status with which the reading of a body failed, if that is what failed. */
function bodyStatus(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('type' in error) || !('status' in error)) return undefined;
  const { status } = error;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : undefined;
}

function fault(requestId: string): RefusalReason {
  return {
    status: 500,
    code: 'internal-error',
    message: `Something went wrong here, and nothing was changed. Try again; if it stays, tell your administrator the number ${requestId}.`,
  };
}
