import type { IncomingMessage } from 'node:http';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { Json } from '../metadata/json.ts';
import type { InputJson } from '../request/input-json.ts';
import { parseJson } from '../request/parse-json.ts';

/**
 * The whole body of a request.
 *
 * @throws HasuraError with HTTP status 413 when it is longer than `limitBytes`
 */
export function readBody(request: IncomingMessage, limitBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    request.on('data', (chunk: Buffer) => {
      length += chunk.length;
      if (length <= limitBytes) {
        chunks.push(chunk);
        return;
      }
      chunks.length = 0;
      reject(tooLarge(limitBytes));
    });
    request.on('end', () => resolve(wholeText(chunks)));
    request.on('error', reject);
  });
}

function tooLarge(limitBytes: number): HasuraError {
  const message = `request body is larger than ${limitBytes} bytes`;
  return new HasuraError({ code: 'bad-request', message, status: 413 });
}

/** Most bodies come in one piece. */
function wholeText(chunks: readonly Buffer[]): string {
  const [only] = chunks;
  return chunks.length === 1 && only !== undefined ? only.toString('utf8') : Buffer.concat(chunks).toString('utf8');
}

/**
 * JSON as metadata and query commands take it.
 *
 * @throws HasuraError invalid-json
 */
export function parseBody(text: string): Json {
  // Whatever JSON.parse answers is JSON.
  return parsed(() => JSON.parse(text) as Json);
}

/**
 * JSON as GraphQL requests take it, with long numbers kept as they were written.
 *
 * @throws HasuraError invalid-json
 */
export function parseRequest(text: string): InputJson {
  return parsed(() => parseJson(text));
}

function parsed<Value>(parse: () => Value): Value {
  try {
    return parse();
  } catch (error) {
    const message = error instanceof Error ? error.message : 'not JSON';
    throw new HasuraError({ code: 'invalid-json', message, cause: error });
  }
}
