import { request as requestHttp, type ClientRequest, type IncomingMessage } from 'node:http';
import { request as requestHttps } from 'node:https';
import type { JsonObject } from '../metadata/json.ts';
import type { HeaderList } from './resolve-webhook.ts';

/** What is sent to a handler. */
export interface WebhookRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: HeaderList;
  /** null: none. */
  readonly body: string | null;
  readonly timeoutMs: number;
}

export interface WebhookResponse {
  readonly status: number;
  /** With names as the handler wrote them. */
  readonly headers: HeaderList;
  readonly body: string;
}

/** The largest answer of a handler. */
const maximumResponseBytes = 64 * 1024 * 1024;

/** A request that got no answer. */
export class WebhookFault extends Error {
  override readonly name = 'WebhookFault';
  readonly request: WebhookRequest;

  constructor(message: string, request: WebhookRequest, cause: unknown) {
    super(message, { cause });
    this.request = request;
  }

  /** As Hasura shows it. */
  toJson(): JsonObject {
    const { hostname, port, pathname, search, protocol } = new URL(this.request.url);
    return {
      type: 'http_exception',
      message: this.message,
      request: {
        host: hostname,
        port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port),
        method: this.request.method,
        path: pathname,
        queryString: search,
        secure: protocol === 'https:',
        responseTimeout: `ResponseTimeoutMicro ${this.request.timeoutMs * 1_000}`,
      },
    };
  }
}

/**
 * Sends a request to a handler and waits for its whole answer, whatever its status.
 *
 * @throws WebhookFault without an answer in time
 */
export async function sendRequest(request: WebhookRequest): Promise<WebhookResponse> {
  const deadline = Date.now() + request.timeoutMs;
  try {
    return await sendOnce(request, request.timeoutMs);
  } catch (error) {
    // The handler may close a kept connection at the moment when it is used again: then it has seen nothing.
    if (error instanceof ClosedWhenReused) return sendOnce(request, Math.max(1, deadline - Date.now()));
    throw error;
  }
}

class ClosedWhenReused extends Error {}

function sendOnce(request: WebhookRequest, timeoutMs: number): Promise<WebhookResponse> {
  return new Promise((resolve, reject) => {
    const client = open(request);
    const timer = setTimeout(() => client.destroy(new Error('Response timeout')), timeoutMs);
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      act();
    };
    client.on('error', (error: NodeJS.ErrnoException) => {
      const isStale = client.reusedSocket && error.code === 'ECONNRESET';
      const fault = new WebhookFault(describeError(error), request, error);
      settle(() => {
        reject(isStale ? new ClosedWhenReused(fault.message, { cause: fault }) : fault);
      });
    });
    client.on('response', (response) => {
      readResponse(response).then(
        (answer) => {
          settle(() => {
            resolve(answer);
          });
        },
        (error: unknown) => client.destroy(error instanceof Error ? error : new Error(String(error))),
      );
    });
    client.end(request.body ?? undefined);
  });
}

function open({ url, method, headers, body }: WebhookRequest): ClientRequest {
  const send = url.startsWith('https:') ? requestHttps : requestHttp;
  const length = body === null ? [] : ['Content-Length', String(Buffer.byteLength(body))];
  const host = ['Host', new URL(url).host];
  return send(url, { method, headers: [...host, ...headers.flat(), ...length] });
}

async function readResponse(response: IncomingMessage): Promise<WebhookResponse> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of response as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maximumResponseBytes) throw new Error('the answer is too long');
    chunks.push(chunk);
  }
  return {
    status: response.statusCode ?? 0,
    headers: pairs(response.rawHeaders),
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

function pairs(flat: readonly string[]): HeaderList {
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? ''] as const] : []));
}

function describeError(error: NodeJS.ErrnoException): string {
  if (error.message === 'Response timeout') return error.message;
  // A host with several addresses fails with a list of errors and no message of its own.
  const [inner] = error instanceof AggregateError ? (error.errors as readonly Error[]) : [];
  return `Connection failure: ${inner?.message ?? error.message}`;
}
