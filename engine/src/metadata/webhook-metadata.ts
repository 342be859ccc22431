import type { JsonObject } from './json.ts';
import type { JsonPlace } from './json-place.ts';

/** A header that the engine sends to a handler. */
export type HeaderMetadata =
  { readonly name: string; readonly value: string } | { readonly name: string; readonly value_from_env: string };

/** Where a handler is: a URL, in which `{{NAME}}` stands for an environment variable, or the variable that holds one. */
export type WebhookMetadata = string | { readonly from_env: string };

/** How requests to a handler and its answers are rewritten; kept as it came and read by `webhook/`. */
export type TransformMetadata = JsonObject;

export function readHeader(place: JsonPlace): HeaderMetadata {
  const name = place.key('name').nonEmptyString();
  const fromEnvironment = place.optional('value_from_env')?.string();
  if (fromEnvironment === undefined) return { name, value: place.key('value').string() };
  if (fromEnvironment.startsWith('HASURA_GRAPHQL_')) {
    throw place.fault(
      `env variables starting with "HASURA_GRAPHQL_" are not allowed in value_from_env: ${fromEnvironment}`,
    );
  }
  return { name, value_from_env: fromEnvironment };
}

export function readWebhook(place: JsonPlace): WebhookMetadata {
  return typeof place.value === 'string' ? place.value : { from_env: place.key('from_env').string() };
}
