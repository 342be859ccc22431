import type { RequestHandler } from 'express';
import { Refusal } from './refusal.ts';

/**
 * Refuses calls while so many are being answered already. One database serves them all: more at once would only have all
 * of them wait until nobody does any more.
 */
export function limitCallsAtOnce(most: number): RequestHandler {
  let running = 0;
  return (_request, response, next) => {
    if (running >= most) {
      throw new Refusal({
        status: 429,
        code: 'too-many-calls',
        message: 'Too many calls at once. Nothing was changed; try again in a moment.',
      });
    }
    running += 1;
    response.once('close', () => (running -= 1));
    next();
  };
}
