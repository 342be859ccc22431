import { Agent, request as requestHttp, type IncomingMessage } from 'node:http';
import { Agent as AgentOfHttps, request as requestHttps } from 'node:https';

/** Shorter than any server keeps a connection that nobody uses. */
const keptAliveMs = 4_000;
const agents = {
  http: new Agent({ keepAlive: true, timeout: keptAliveMs }),
  https: new AgentOfHttps({ keepAlive: true, timeout: keptAliveMs }),
};

/** A request that reached the server, or may have, and whose answer is not known: it may have been done, or not. */
export class AnswerLost extends Error {
  override readonly name = 'AnswerLost';
}

/**
 * A `fetch` for `graphql-request`, whose requests are texts and are sent to one server. The global one takes three times the
 * processor time, which is much of what a command takes.
 *
 * @param timeoutMs how long the server may say nothing
 * @throws {AnswerLost} when it says nothing for so long, or the connection breaks; any other error when it was not reached
 */
export function fetchWithin(timeoutMs: number): typeof fetch {
  return async (url, { method, headers, body } = {}) => {
    const address = new URL(url instanceof Request ? url.url : url);
    const isHttps = address.protocol === 'https:';
    const options = {
      method,
      headers: Object.fromEntries(new Headers(headers)),
      agent: isHttps ? agents.https : agents.http,
      timeout: timeoutMs,
    };
    return new Promise((resolve, reject) => {
      const request = (isHttps ? requestHttps : requestHttp)(address, options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve(asResponse(answer, Buffer.concat(chunks).toString())));
        answer.on('error', (error) => reject(lost(error)));
      });
      request.on('timeout', () => request.destroy(new Error(`${address.host} did not answer within ${timeoutMs} ms`)));
      request.on('error', (error) => reject(request.socket?.connecting === false ? lost(error) : error));
      request.end(body);
    });
  };
}

function lost(error: Error): AnswerLost {
  return new AnswerLost(error.message, { cause: error });
}

/** As much of a response as `graphql-request` reads; a whole one would be a stream again. */
function asResponse({ statusCode: status = 0, headers }: IncomingMessage, body: string): Response {
  const response = {
    ok: status >= 200 && status < 300,
    status,
    headers: { get: (name: string) => headers[name.toLowerCase()] ?? null },
    text: () => Promise.resolve(body),
  };
  return response as unknown as Response;
}
