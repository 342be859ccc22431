import { rateLimit } from 'express-rate-limit';
import type { Request, RequestHandler } from 'express';
import { Refusal } from './refusal.ts';

/** Lets each user make so many calls in a minute. All come from Hasura, so that an address says nothing. */
export function limitCalls(callsPerMinute: number): RequestHandler {
  return rateLimit({
    windowMs: 60_000,
    limit: callsPerMinute,
    // The caller is Hasura, which reads no such header.
    standardHeaders: false,
    legacyHeaders: false,
    keyGenerator: callerOf,
    handler: () => {
      throw new Refusal({ status: 429, code: 'too-many-calls', message: 'Too many calls at once. Wait for a minute.' });
    },
  });
}

/** The user; of calls without one, what is called. */
function callerOf({ body, path }: Request): string {
  const { session_variables: session } = (body ?? {}) as { session_variables?: Readonly<Record<string, unknown>> };
  const userId = session?.['x-hasura-user-id'];
  return typeof userId === 'string' ? userId : path;
}
