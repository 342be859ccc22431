import { randomUUID } from 'node:crypto';
import type { NextFunction, Request, Response } from 'express';

const header = 'x-request-id';
/** Whatever else a client sends is not written into logs. */
const wellFormed = /^[\w.-]{1,64}$/;

/** Gives each request the number that its caller sent, or one of its own, and says it in the answer. */
export function giveRequestId(request: Request, response: Response, next: NextFunction): void {
  const sent = request.get(header);
  response.set(header, sent !== undefined && wellFormed.test(sent) ? sent : randomUUID());
  next();
}

/** The number of the request that is being answered. */
export function requestIdOf(response: Response): string {
  return response.get(header) ?? '';
}
