import { parseTemplate } from '../kriti/parse-template.ts';
import { KritiError } from '../kriti/kriti-error.ts';
import type { Expression } from '../kriti/expression.ts';
import { JsonPlace } from '../metadata/json-place.ts';
import type { TransformMetadata } from '../metadata/webhook-metadata.ts';
import type {
  BodyTransform,
  HeaderTransform,
  QueryTransform,
  RequestTransform,
  ResponseTransform,
  TemplatePairs,
} from './transform.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/**
 * A `request_transform`, version 1 or 2.
 *
 * @throws HasuraError parse-failed where it can't be read
 */
export function readRequestTransform(transform: TransformMetadata, path = '$.request_transform'): RequestTransform {
  const place = new JsonPlace(transform, path);
  requireKriti(place);
  const method = place.optional('method');
  const url = place.optional('url');
  const query = place.optional('query_params');
  const headers = place.optional('request_headers');
  return {
    method: method?.word(methods, `invalid method: ${JSON.stringify(method.value)}`) ?? null,
    url: url === undefined ? null : readText(url),
    body: readBody(place),
    queryParameters: query === undefined ? null : readQuery(query),
    headers: headers === undefined ? null : readHeaders(headers),
  };
}

/** A `response_transform`: only the body can be rewritten. */
export function readResponseTransform(transform: TransformMetadata, path = '$.response_transform'): ResponseTransform {
  const place = new JsonPlace(transform, path);
  requireKriti(place);
  return { body: readBody(place) };
}

function requireKriti(place: JsonPlace): void {
  place.optional('template_engine')?.word(['Kriti', 'kriti'], 'Invalid TemplatingEngine');
}

/** Version 1 has a template, version 2 an object that says what to do. */
function readBody(place: JsonPlace): BodyTransform | null {
  const body = place.optional('body');
  if (body === undefined) return null;
  if (typeof body.value === 'string') return { kind: 'template', template: readTemplate(body) };
  const action = body
    .key('action')
    .word(['transform', 'remove', 'x_www_form_urlencoded'] as const, 'invalid action of a body transform');
  switch (action) {
    case 'transform':
      return { kind: 'template', template: readTemplate(body.key('template')) };
    case 'remove':
      return { kind: 'remove' };
    case 'x_www_form_urlencoded':
      return { kind: 'form', fields: readPairs(body.key('form_template')) };
  }
}

function readQuery(place: JsonPlace): QueryTransform {
  if (typeof place.value === 'string') return { kind: 'whole', template: readText(place) };
  return { kind: 'pairs', pairs: readPairs(place) };
}

function readHeaders(place: JsonPlace): HeaderTransform {
  const add = place.optional('add_headers');
  const remove = place.optional('remove_headers')?.list() ?? [];
  return {
    add: add === undefined ? [] : readPairs(add),
    remove: remove.map((one) => one.string().toLowerCase()),
  };
}

function readPairs(place: JsonPlace): TemplatePairs {
  return place.entries().map(([name, value]) => [readText(new JsonPlace(name, value.path)), readText(value)]);
}

/** A template that stands without the quotes of a text: `{{$base_url}}/users`. */
function readText(place: JsonPlace): Expression {
  return parsed(`"${place.string()}"`, place);
}

function readTemplate(place: JsonPlace): Expression {
  return parsed(place.string(), place);
}

function parsed(text: string, place: JsonPlace): Expression {
  try {
    return parseTemplate(text);
  } catch (error) {
    if (error instanceof KritiError) throw place.fault(error.message);
    throw error;
  }
}
