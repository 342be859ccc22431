import { createHash, timingSafeEqual } from 'node:crypto';
import type { RequestHandler } from 'express';

/** Answers 401 unless the request carries the token; without a token everybody may send. */
export function requireToken(token: string | undefined): RequestHandler {
  const wanted = token === undefined ? undefined : digest(`Bearer ${token}`);
  return (request, response, next) => {
    if (wanted === undefined || timingSafeEqual(digest(request.get('authorization') ?? ''), wanted)) {
      next();
      return;
    }
    response.status(401).set('WWW-Authenticate', 'Bearer').json({
      error: 'A token is missing or wrong. Send the header "Authorization: Bearer" with the token of INGEST_TOKEN.',
    });
  };
}

/** Digests have one length, so that comparing them tells nothing about the token's. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
