import { evaluateTemplate, type TemplateValues } from '../kriti/evaluate-template.ts';
import { KritiError } from '../kriti/kriti-error.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { Json, JsonObject } from '../metadata/json.ts';
import { requireUrl, type HeaderList } from './resolve-webhook.ts';
import type { WebhookRequest, WebhookResponse } from './send-request.ts';
import type {
  BodyTransform,
  HeaderTransform,
  QueryTransform,
  RequestTransform,
  ResponseTransform,
  TemplatePairs,
} from './transform.ts';

/** What a handler is about to be asked. */
export interface RequestContext {
  readonly body: Json;
  /** null where nobody asks, as for events. */
  readonly sessionVariables: JsonObject | null;
}

/** A transformation that can't be done; `details` as Hasura shows them. */
export class TransformFault extends Error {
  override readonly name = 'TransformFault';
  readonly details: readonly JsonObject[];

  constructor(details: readonly JsonObject[]) {
    super('Transformation Failed');
    this.details = details;
  }
}

/**
 * The request as the transformation makes it.
 *
 * @throws TransformFault
 */
export function transformRequest(
  transform: RequestTransform,
  request: WebhookRequest,
  context: RequestContext,
): WebhookRequest {
  return inTransformation(() => {
    const values = requestValues(request.url, context);
    const url = transform.url === null ? request.url : requireUrl(textOf(evaluateTemplate(transform.url, values)));
    return {
      ...request,
      method: transform.method ?? request.method,
      url: transform.queryParameters === null ? url : withQuery(url, transform.queryParameters, values),
      body: transform.body === null ? request.body : bodyText(transform.body, values),
      headers: transform.headers === null ? request.headers : withHeaders(request.headers, transform.headers, values),
    };
  });
}

/**
 * The body of an answer as the transformation makes it.
 *
 * @throws TransformFault
 */
export function transformResponse(
  transform: ResponseTransform,
  response: WebhookResponse,
  { url, context }: { readonly url: string; readonly context: RequestContext },
): string {
  const { body } = transform;
  if (body === null) return response.body;
  const request = requestValues(url, context);
  const values = {
    $body: parsedOrNull(response.body),
    $session_variables: context.sessionVariables,
    $request: Object.fromEntries(Object.entries(request).map(([name, value]) => [name.slice(1), value])),
    $response: { status: response.status },
  };
  return inTransformation(() => bodyText(body, values) ?? '');
}

/** What templates about a request may speak of. */
function requestValues(url: string, { body, sessionVariables }: RequestContext): Record<string, Json> {
  return {
    $body: body,
    $base_url: url,
    $session_variables: sessionVariables,
    $query_params: Object.fromEntries(new URL(url).searchParams),
  };
}

function bodyText(transform: BodyTransform, values: TemplateValues): string | null {
  switch (transform.kind) {
    case 'remove':
      return null;
    case 'template':
      return JSON.stringify(evaluateTemplate(transform.template, values));
    case 'form':
      return pairsText(transform.fields, values);
  }
}

function withQuery(url: string, transform: QueryTransform, values: TemplateValues): string {
  const changed = new URL(url);
  changed.search =
    transform.kind === 'whole'
      ? textOf(evaluateTemplate(transform.template, values))
      : pairsText(transform.pairs, values);
  return changed.href;
}

function pairsText(pairs: TemplatePairs, values: TemplateValues): string {
  return evaluatedPairs(pairs, values)
    .map((pair) => pair.map(encodeURIComponent).join('='))
    .join('&');
}

function withHeaders(headers: HeaderList, { add, remove }: HeaderTransform, values: TemplateValues): HeaderList {
  const added = evaluatedPairs(add, values);
  const replaced = new Set([...remove, ...added.map(([name]) => name.toLowerCase())]);
  return [...headers.filter(([name]) => !replaced.has(name.toLowerCase())), ...added];
}

/** Pairs whose name or value comes out as null are left out. */
function evaluatedPairs(pairs: TemplatePairs, values: TemplateValues): readonly (readonly [string, string])[] {
  return pairs
    .map(([name, value]) => [textOf(evaluateTemplate(name, values)), textOf(evaluateTemplate(value, values))] as const)
    .filter((pair) => !pair.includes('null'));
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function parsedOrNull(text: string): Json {
  try {
    // Whatever JSON.parse answers is JSON.
    return JSON.parse(text) as Json;
  } catch {
    return null;
  }
}

function inTransformation<Value>(transform: () => Value): Value {
  try {
    return transform();
  } catch (error) {
    if (error instanceof KritiError) throw new TransformFault([error.toJson()]);
    if (error instanceof HasuraError) {
      throw new TransformFault([{ error_code: 'TransformationError', message: error.message }]);
    }
    throw error;
  }
}
