import { HasuraError } from '../metadata/hasura-error.ts';
import { isJsonObject, type Json, type JsonObject } from '../metadata/json.ts';
import type { AuthLog } from './auth-log.ts';
import { makeSession } from './make-session.ts';
import { ownHeaders, type RequestHeaders } from './request-headers.ts';
import type { Session } from './session.ts';

export interface WebhookConfig {
  readonly url: string;
  readonly mode: 'GET' | 'POST';
  readonly sendsRequestBody: boolean;
}

export interface WebhookAnswer {
  readonly session: Session;
  /** Cookies that the webhook sets. */
  readonly cookies: readonly string[];
}

/** The request that the webhook is asked about. */
export interface AskedRequest {
  readonly headers: RequestHeaders;
  readonly body: Json;
}

const timeoutMs = 30_000;

/**
 * Asks the webhook who sends a request.
 *
 * @throws HasuraError access-denied when it refuses, unexpected when it answers nothing usable
 */
export async function askWebhook(config: WebhookConfig, asked: AskedRequest, log: AuthLog): Promise<WebhookAnswer> {
  const { headers } = asked;
  const response = await request(config, asked, log);
  await logAnswer(config, response, log);
  if (response.status === 401) {
    throw new HasuraError({
      code: 'access-denied',
      message: 'Authentication hook unauthorized this request',
      status: 401,
    });
  }
  const answer = response.status === 200 ? await readBody(response) : undefined;
  if (answer === undefined) throw invalidResponse();
  return { session: sessionOf(answer, headers), cookies: response.headers.getSetCookie() };
}

/** Its answer is read once more by whom it is for. */
async function logAnswer({ url, mode }: WebhookConfig, response: Response, log: AuthLog): Promise<void> {
  const detail = { status_code: response.status, url, method: mode, http_error: null, message: null };
  if (response.ok) log.write('webhook-log', 'info', { ...detail, response: null });
  else log.write('webhook-log', 'error', { ...detail, response: await response.clone().text() });
}

async function request(
  { url, mode, sendsRequestBody }: WebhookConfig,
  { headers, body }: AskedRequest,
  log: AuthLog,
): Promise<Response> {
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    if (mode === 'GET') return await fetch(url, { headers: forwarded(headers), signal });
    const sent = { headers: definedHeaders(headers), ...(sendsRequestBody ? { request: requestOf(body) } : {}) };
    const text = JSON.stringify(sent);
    return await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: text, signal });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const fault = { type: 'http_exception', message };
    const detail = { status_code: null, url, method: mode, http_error: fault, response: null, message: null };
    log.write('webhook-log', 'error', detail);
    throw new HasuraError({
      code: 'unexpected',
      message: 'webhook authentication request failed',
      status: 500,
      internal: message,
      cause: error,
    });
  }
}

function requestOf(body: Json): Json {
  if (Array.isArray(body)) return (body as readonly Json[]).map(requestOf);
  if (!isJsonObject(body)) return null;
  const { query = null, variables = null, operationName = null } = body;
  return { variables, operationName, query };
}

function forwarded(headers: RequestHeaders): Record<string, string> {
  return Object.fromEntries(Object.entries(definedHeaders(headers)).filter(([name]) => !ownHeaders.has(name)));
}

function definedHeaders(headers: RequestHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

async function readBody(response: Response): Promise<JsonObject | undefined> {
  try {
    // Whatever JSON.parse answers is JSON.
    const value = (await response.json()) as Json;
    return isJsonObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function sessionOf(answer: JsonObject, headers: RequestHeaders): Session {
  const variables = new Map<string, string>();
  for (const [name, value] of Object.entries(answer)) {
    const lower = name.toLowerCase();
    if (lower.startsWith('x-hasura-')) variables.set(lower, typeof value === 'string' ? value : JSON.stringify(value));
  }
  const role = variables.get('x-hasura-role');
  if (role === undefined) {
    throw new HasuraError({ code: 'invalid-params', message: '"x-hasura-role" not found in session variables' });
  }
  return makeSession({
    role,
    variables,
    mayUseBackendOnly: true,
    backendOnlyHeader:
      variables.get('x-hasura-use-backend-only-permissions') ?? headers['x-hasura-use-backend-only-permissions'],
    expiresAtMs: expiryOf(answer),
  });
}

/** `Cache-Control: max-age` and `Expires` of the body bound how long the answer holds. */
function expiryOf(answer: JsonObject): number | null {
  const fields = new Map(Object.entries(answer).map(([name, value]) => [name.toLowerCase(), value]));
  const control = fields.get('cache-control');
  const maxAge = typeof control === 'string' ? /max-age=(\d+)/.exec(control)?.[1] : undefined;
  if (maxAge !== undefined) return Date.now() + Number(maxAge) * 1_000;
  const expires = fields.get('expires');
  const time = typeof expires === 'string' ? Date.parse(expires) : Number.NaN;
  return Number.isNaN(time) ? null : time;
}

function invalidResponse(): HasuraError {
  return new HasuraError({
    code: 'unexpected',
    message: 'Invalid response from authorization hook',
    status: 500,
  });
}
