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
export async function readBody(request: IncomingMessage, limitBytes: number): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    // node:http without an encoding yields buffers.
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > limitBytes) {
      throw new HasuraError({
        code: 'bad-request',
        message: `request body is larger than ${limitBytes} bytes`,
        status: 413,
      });
    }
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString('utf8');
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
