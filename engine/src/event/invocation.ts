import type { Json, JsonObject } from '../metadata/json.ts';

/** One attempt to deliver an event, as the logs of Hasura have it. */
export interface Invocation {
  /** Of HTTP; null: no answer came. */
  readonly status: number | null;
  readonly request: JsonObject;
  readonly response: JsonObject;
}

/** What becomes of an event after an attempt. */
export type Outcome =
  | { readonly kind: 'delivered' }
  | { readonly kind: 'error' }
  | { readonly kind: 'retry'; readonly delaySeconds: number };

export interface Attempt {
  readonly invocation: Invocation;
  readonly outcome: Outcome;
}

/** How often and how long a handler is tried. */
export interface Retries {
  readonly maximum: number;
  readonly delaySeconds: number;
}

/**
 * What becomes of an event that was tried `tries` times before. A handler that says when to come back is tried then, even
 * when it was tried often enough.
 */
export function outcomeOf(
  status: number | null,
  {
    tries,
    retries,
    retryAfter,
  }: { readonly tries: number; readonly retries: Retries; readonly retryAfter: number | null },
): Outcome {
  if (status !== null && status >= 200 && status < 300) return { kind: 'delivered' };
  if (retryAfter !== null) return { kind: 'retry', delaySeconds: retryAfter };
  return tries >= retries.maximum ? { kind: 'error' } : { kind: 'retry', delaySeconds: retries.delaySeconds };
}

/** The log of an answer. */
export function loggedAnswer(answer: {
  readonly status: number;
  readonly body: string;
  readonly headers: readonly (readonly [string, string])[];
}): JsonObject {
  const headers = answer.headers.map(([name, value]): JsonObject => ({ name, value }));
  return { type: 'webhook_response', version: '2', data: { status: answer.status, body: answer.body, headers } };
}

/** The log of an attempt that got no answer. */
export function loggedFault(message: Json): JsonObject {
  return { type: 'client_error', version: '2', data: { message } };
}
