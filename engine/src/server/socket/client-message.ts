import type { RequestHeaders } from '../../auth/request-headers.ts';
import { isInputObject, type InputJson, type InputJsonObject } from '../../request/input-json.ts';

/** What clients say, whichever sub-protocol they say it in. */
export type ClientMessage =
  | { readonly kind: 'init'; readonly headers: RequestHeaders }
  | { readonly kind: 'start'; readonly id: string; readonly payload: InputJson }
  | { readonly kind: 'stop'; readonly id: string }
  | { readonly kind: 'terminate' }
  | { readonly kind: 'ping'; readonly payload: InputJson | undefined }
  | { readonly kind: 'pong' };

/** A message that can't be read; the text says why. */
export class UnreadableMessage extends Error {
  override readonly name = 'UnreadableMessage';
}

/** The message of an operation: its id and, for a start, the request. */
export function operationId({ id }: InputJsonObject): string {
  if (typeof id !== 'string') throw new UnreadableMessage('key "id" must be a text');
  return id;
}

/** The headers in the payload of a `connection_init`, by lower-case name. */
export function initHeaders({ payload }: InputJsonObject): RequestHeaders {
  if (payload === undefined || payload === null) return {};
  if (!isInputObject(payload)) throw new UnreadableMessage('the payload of connection_init must be an object');
  const { headers = null } = payload;
  if (headers === null) return {};
  if (!isInputObject(headers)) throw new UnreadableMessage('the headers of connection_init must be an object');
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      if (typeof value !== 'string') throw new UnreadableMessage(`the header "${name}" must be a text`);
      return [name.toLowerCase(), value];
    }),
  );
}
