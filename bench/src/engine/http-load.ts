import { connect, type Socket } from 'node:net';

/** One request, sent again and again. */
export interface LoadRequest {
  readonly port: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const connections = 32;
const warmUpMs = 1_000;

/** Sends the request over 32 connections, each waiting for its answer; answers requests per second. */
export async function requestsPerSecond(request: LoadRequest, seconds: number): Promise<number> {
  const text = requestText(request);
  let answered = 0;
  let isOver = false;
  const runs = Array.from({ length: connections }, () =>
    keepAsking(request.port, text, () => {
      answered += 1;
      return !isOver;
    }),
  );
  await pause(warmUpMs);
  const before = answered;
  const startedAt = performance.now();
  await pause(seconds * 1_000);
  const rate = (answered - before) / ((performance.now() - startedAt) / 1_000);
  isOver = true;
  await Promise.all(runs);
  return rate;
}

function requestText({ port, path, headers, body }: LoadRequest): Buffer {
  const lines = Object.entries({
    host: `127.0.0.1:${port}`,
    'content-type': 'application/json',
    'content-length': String(Buffer.byteLength(body)),
    ...headers,
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`POST ${path} HTTP/1.1\r\n${lines.join('')}\r\n${body}`);
}

/** Plain sockets, since a client of node:http would take more of the machine than the servers it measures. */
function keepAsking(port: number, text: Buffer, goesOn: () => boolean): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    let missing: number | null = null;
    socket.on('error', reject);
    socket.on('data', (chunk: Buffer) => {
      try {
        missing = missing === null ? missingOf(chunk) : missing - chunk.length;
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
        socket.destroy();
        return;
      }
      if (missing > 0) return;
      missing = null;
      next(socket, text, goesOn, resolve);
    });
  });
}

function next(socket: Socket, text: Buffer, goesOn: () => boolean, resolve: () => void): void {
  if (goesOn()) {
    socket.write(text);
    return;
  }
  socket.destroy();
  resolve();
}

/** How many bytes of an answer are still to come after its first chunk, which holds the head. */
function missingOf(chunk: Buffer): number {
  const headEnd = chunk.indexOf('\r\n\r\n');
  const head = chunk.toString('latin1', 0, headEnd);
  const length = /^content-length: (\d+)/im.exec(head)?.[1];
  const isGood = head.startsWith('HTTP/1.1 200') && !chunk.includes('"errors"');
  if (!isGood || length === undefined)
    throw new Error(`an answer that does not count: ${chunk.toString('utf8', 0, 500)}`);
  return headEnd + 4 + Number(length) - chunk.length;
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
