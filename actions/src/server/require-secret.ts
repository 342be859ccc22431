import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';
import { Refusal } from './refusal.ts';

/** The header in which Hasura sends the secret; hasura/metadata names it too. */
export const secretHeader = 'x-andon-actions-secret';

/** Lets through who sends the secret. The time that it takes tells nothing about how much of a guess was right. */
export function requireSecret(secret: string): RequestHandler {
  const wanted = digest(secret);
  return (request, _response, next) => {
    if (timingSafeEqual(digest(request.get(secretHeader) ?? ''), wanted)) next();
    else throw new Refusal({ status: 401, code: 'access-denied', message: 'Only Hasura may call this.' });
  };
}

/** Digests are equally long whatever they are of. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
