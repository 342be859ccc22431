import { hasuraVersion } from '../metadata/hasura-version.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { Json, JsonObject } from '../metadata/json.ts';
import type { HeaderMetadata, WebhookMetadata } from '../metadata/webhook-metadata.ts';
import { TransformFault, transformRequest } from '../webhook/apply-transform.ts';
import { resolveHeaders, resolveWebhook, type Environment } from '../webhook/resolve-webhook.ts';
import { sendRequest, WebhookFault, type WebhookRequest, type WebhookResponse } from '../webhook/send-request.ts';
import type { RequestTransform } from '../webhook/transform.ts';
import { traceHeaders, type Trace } from '../webhook/trace.ts';
import { loggedAnswer, loggedFault, outcomeOf, type Attempt, type Retries } from './invocation.ts';

/** What a handler is told, and how often it has been told. */
export interface Delivery {
  readonly webhook: WebhookMetadata;
  readonly headers: readonly HeaderMetadata[];
  readonly transform: RequestTransform | null;
  readonly timeoutSeconds: number;
  readonly retries: Retries;
  /** Attempts before this one. */
  readonly tries: number;
  /** JSON text. */
  readonly payload: string;
  readonly sessionVariables: JsonObject | null;
  readonly trace: Trace;
}

/** Tries to deliver an event; whatever goes wrong is part of the answer. */
export async function deliver(delivery: Delivery, environment: Environment): Promise<Attempt> {
  const { tries, retries } = delivery;
  const request = loggedRequest(delivery);
  try {
    const response = await sendRequest(requestFor(delivery, environment));
    const outcome = outcomeOf(response.status, { tries, retries, retryAfter: retryAfterOf(response) });
    return { invocation: { status: response.status, request, response: loggedAnswer(response) }, outcome };
  } catch (error) {
    const outcome = outcomeOf(null, { tries, retries, retryAfter: null });
    return { invocation: { status: null, request, response: loggedFault(describeFault(error)) }, outcome };
  }
}

function requestFor(delivery: Delivery, environment: Environment): WebhookRequest {
  const { webhook, headers, transform, timeoutSeconds, payload, sessionVariables, trace } = delivery;
  const plain: WebhookRequest = {
    url: resolveWebhook(webhook, environment),
    method: 'POST',
    headers: [
      ['Content-Type', 'application/json'],
      ['User-Agent', `hasura-graphql-engine/${hasuraVersion}`],
      ...resolveHeaders(headers, environment),
      ...traceHeaders(trace),
    ],
    body: payload,
    timeoutMs: timeoutSeconds * 1_000,
  };
  if (transform === null) return plain;
  return transformRequest(transform, plain, { body: parsed(payload), sessionVariables });
}

/** The request without what the environment keeps secret: such headers show the variable's name. */
function loggedRequest({ payload, headers }: Delivery): JsonObject {
  const shown = headers.map((header): JsonObject => ({
    name: header.name,
    value: 'value' in header ? header.value : header.value_from_env,
  }));
  return { version: '2', payload: parsed(payload), headers: shown };
}

/** Seconds; null where the handler doesn't say. */
function retryAfterOf({ headers }: WebhookResponse): number | null {
  const text = headers.find(([name]) => name.toLowerCase() === 'retry-after')?.[1].trim() ?? '';
  const seconds = /^\d{1,7}$/.test(text) ? Number(text) : 0;
  return seconds > 0 ? seconds : null;
}

function describeFault(error: unknown): Json {
  if (error instanceof WebhookFault) return error.message;
  if (error instanceof TransformFault) return error.details;
  if (error instanceof HasuraError) return error.message;
  throw error;
}

function parsed(text: string): Json {
  // The text was written by JSON.stringify.
  return JSON.parse(text) as Json;
}
