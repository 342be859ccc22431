import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { gzip } from 'node:zlib';
import type { Answer } from './answer.ts';

/** Shorter answers gain nothing by being compressed. */
const gzipFromBytes = 1_024;

/** The client's request id, else a fresh one. */
export function requestId(request: IncomingMessage): string {
  const id = request.headers['x-request-id'];
  return typeof id === 'string' && id !== '' ? id : randomUUID();
}

/** Sends an answer, compressed when the client accepts that and it is worth it. */
export function sendAnswer(request: IncomingMessage, response: ServerResponse, answer: Answer): void {
  response.statusCode = answer.status;
  response.setHeader('Content-Type', answer.contentType ?? 'application/json; charset=utf-8');
  if (answer.cookies !== undefined && answer.cookies.length > 0) response.setHeader('Set-Cookie', answer.cookies);
  if (answer.location !== undefined) response.setHeader('Location', answer.location);
  const { body } = answer;
  const length = Buffer.byteLength(body);
  if (length < gzipFromBytes || !acceptsGzip(request)) {
    end(request, response, body, length);
    return;
  }
  gzip(body, { level: 1 }, (error, compressed) => {
    if (error !== null) {
      end(request, response, body, length);
      return;
    }
    response.setHeader('Content-Encoding', 'gzip');
    end(request, response, compressed, compressed.length);
  });
}

/** A text goes out with the head in one piece. */
function end(request: IncomingMessage, response: ServerResponse, body: string | Buffer, length: number): void {
  response.setHeader('Content-Length', length);
  // What was refused before it was read to the end is not read on.
  if (!request.complete) response.setHeader('Connection', 'close');
  response.end(request.method === 'HEAD' ? undefined : body);
}

function acceptsGzip({ headers }: IncomingMessage): boolean {
  const accepted = headers['accept-encoding'];
  return typeof accepted === 'string' && /\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(accepted);
}
