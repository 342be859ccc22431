import type { RequestHeaders } from '../auth/request-headers.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import { hasuraVersion } from '../metadata/hasura-version.ts';
import type { Json, JsonObject } from '../metadata/json.ts';
import type { Action, CustomType } from '../model/model.ts';
import { parseJson } from '../request/parse-json.ts';
import { isInputObject, toJsonText, type InputJson, type InputJsonObject } from '../request/input-json.ts';
import {
  TransformFault,
  transformRequest,
  transformResponse,
  type RequestContext,
} from '../webhook/apply-transform.ts';
import { resolveHeaders, resolveWebhook, type Environment, type HeaderList } from '../webhook/resolve-webhook.ts';
import { continueTrace, traceHeaders } from '../webhook/trace.ts';
import { sendRequest, WebhookFault, type WebhookRequest, type WebhookResponse } from '../webhook/send-request.ts';
import { checkOutput } from './check-output.ts';
import { forwardedHeaders } from './forwarded-headers.ts';

/** What a handler is asked. */
export interface HandlerCall {
  readonly action: Action;
  readonly input: InputJsonObject;
  readonly sessionVariables: JsonObject;
  /** The client's query; null: not known any more. */
  readonly query: string | null;
  readonly clientHeaders: RequestHeaders;
}

export interface HandlerTools {
  readonly environment: Environment;
  readonly customTypes: ReadonlyMap<string, CustomType>;
}

export interface HandlerAnswer {
  readonly value: InputJson;
  readonly cookies: readonly string[];
}

/** Seconds that a handler gets when its action doesn't say. */
const defaultTimeoutSeconds = 30;

/**
 * Asks the handler of an action: the request is made and rewritten, sent, and the answer rewritten and checked.
 *
 * @throws HasuraError the handler's own, or one that says what is wrong with its answer
 */
export async function callHandler(call: HandlerCall, tools: HandlerTools): Promise<HandlerAnswer> {
  const { action } = call;
  const payload = handlerPayload(call);
  const forwarded = forwardedHeaders(action.definition, call.clientHeaders);
  const plain = plainRequest(call, payload, forwarded, tools.environment);
  // Most actions rewrite nothing, and most calls have no faults to tell: these are made where they are needed.
  const context = (): RequestContext => ({ body: asJson(payload), sessionVariables: call.sessionVariables });
  const request = rewritten('Request', () =>
    action.requestTransform === null ? plain : transformRequest(action.requestTransform, plain, context()),
  );
  const told: Telling = () => describeRequest(action, payload, forwarded, request === plain ? null : request);
  const response = await answerOf(request, told);
  const body = rewritten('Response', () =>
    action.responseTransform === null
      ? response.body
      : transformResponse(action.responseTransform, response, { url: plain.url, context: context() }),
  );
  return readAnswer(action, { ...response, body }, told, tools.customTypes);
}

function handlerPayload({ action, input, sessionVariables, query }: HandlerCall): InputJsonObject {
  return {
    action: { name: action.name },
    input,
    request_query: query ?? '',
    session_variables: sessionVariables,
  };
}

function plainRequest(
  { action, clientHeaders }: HandlerCall,
  payload: InputJsonObject,
  forwarded: HeaderList,
  environment: Environment,
): WebhookRequest {
  const { handler, headers, timeout } = action.definition;
  const own = [
    ['Content-Type', 'application/json'] as const,
    ['User-Agent', `hasura-graphql-engine/${hasuraVersion}`] as const,
    ...resolveHeaders(headers, environment),
    ...traceHeaders(continueTrace(clientHeaders)),
  ];
  const taken = new Set(own.map(([name]) => name.toLowerCase()));
  return {
    url: resolveWebhook(handler, environment),
    method: 'POST',
    headers: [...own, ...forwarded.filter(([name]) => !taken.has(name.toLowerCase()))],
    body: toJsonText(payload),
    timeoutMs: (timeout ?? defaultTimeoutSeconds) * 1_000,
  };
}

/** The request as faults speak of it. */
function describeRequest(
  { definition }: Action,
  payload: InputJsonObject,
  forwarded: HeaderList,
  transformed: WebhookRequest | null,
): JsonObject {
  return {
    url: definition.handler,
    body: asJson(payload),
    headers: [...definition.headers.map((one): JsonObject => ({ ...one })), ...headerObjects(forwarded)],
    transformed_request:
      transformed === null
        ? null
        : {
            url: transformed.url,
            method: transformed.method,
            headers: transformed.headers.map((pair) => [...pair]),
            body: transformed.body,
          },
  };
}

/** Tells of a fault what it came of. */
type Telling = () => JsonObject;

async function answerOf(request: WebhookRequest, told: Telling): Promise<WebhookResponse> {
  try {
    return await sendRequest(request);
  } catch (error) {
    if (!(error instanceof WebhookFault)) throw error;
    const internal = { error: error.toJson(), request: told(), response: null };
    throw failed('http exception when calling webhook', internal, error);
  }
}

function readAnswer(
  action: Action,
  response: WebhookResponse,
  told: Telling,
  types: ReadonlyMap<string, CustomType>,
): HandlerAnswer {
  const describe = (body: Json) => ({
    status: response.status,
    body,
    headers: headerObjects(response.headers.filter(([name]) => !connectionHeaders.test(name))),
  });
  const value = parsed(response.body, (detail) =>
    failed('not a valid json response from webhook', {
      error: `invalid JSON: ${detail}`,
      request: told(),
      response: describe(response.body),
    }),
  );
  const internal = () => ({ error: 'unexpected response', request: told(), response: describe(asJson(value)) });
  if (response.status >= 200 && response.status < 300) {
    withInternal(internal, () => {
      checkOutput(value, action.output, types);
    });
    return { value, cookies: cookiesOf(response.headers) };
  }
  if (response.status >= 400 && response.status < 500)
    throw withInternal(internal, () => handlerFault(value, response));
  const error = `expecting 2xx or 4xx status code, but found ${response.status}`;
  throw failed('internal error', { ...internal(), error });
}

/** Headers that are about the connection to the handler and not about its answer. */
const connectionHeaders = /^(date|server|connection|keep-alive|content-length|transfer-encoding)$/i;

/** `{message, code, extensions}`. */
function handlerFault(value: InputJson, { status }: WebhookResponse): HasuraError {
  const body = isInputObject(value) ? value : {};
  const { message, code, extensions } = body;
  if (typeof message !== 'string') {
    throw new HasuraError({ code: 'parse-failed', message: 'key "message" not found' });
  }
  return new HasuraError({
    code: typeof code === 'string' ? code : 'unexpected',
    message,
    status,
    extensions: extensions === undefined || extensions === null ? undefined : asJson(extensions),
  });
}

function withInternal<Value>(internal: Telling, act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof HasuraError)) throw error;
    const { code, message, path } = error;
    throw new HasuraError({ code, message, path, internal: internal(), cause: error });
  }
}

function rewritten<Value>(what: 'Request' | 'Response', transform: () => Value): Value {
  try {
    return transform();
  } catch (error) {
    if (error instanceof TransformFault) throw failed(`${what} ${error.message}`, error.details, error);
    throw error;
  }
}

function parsed(text: string, fault: (detail: string) => HasuraError): InputJson {
  try {
    return parseJson(text);
  } catch (error) {
    throw fault(error instanceof Error ? error.message : String(error));
  }
}

function failed(message: string, internal: Json, cause?: unknown): HasuraError {
  return new HasuraError({ code: 'unexpected', message, status: 500, internal, cause });
}

function headerObjects(headers: HeaderList): readonly JsonObject[] {
  return headers.map(([name, value]) => ({ name, value }));
}

function cookiesOf(headers: HeaderList): readonly string[] {
  return headers.flatMap(([name, value]) => (name.toLowerCase() === 'set-cookie' ? [value] : []));
}

/** The value with numbers as doubles, for templates and for faults. */
function asJson(value: InputJson): Json {
  // What JSON.parse makes of a JSON text is JSON.
  return JSON.parse(toJsonText(value)) as Json;
}
