import type { ActionArgumentMetadata, ActionDefinition, ActionMetadata } from './action-metadata.ts';
import type { JsonPlace } from './json-place.ts';
import { readList } from './read-table-metadata.ts';
import { readGraphqlType, readName } from './read-custom-types.ts';
import { readHeader } from './webhook-metadata.ts';

/** One entry of the metadata's `actions`. */
export function readActionMetadata(place: JsonPlace): ActionMetadata {
  return {
    name: readName(place.key('name')),
    definition: readActionDefinition(place.key('definition')),
    permissions: readList(place.optional('permissions'), (one) => ({
      role: one.key('role').nonEmptyString(),
      comment: one.optional('comment')?.string() ?? null,
    })),
    comment: place.optional('comment')?.string() ?? null,
  };
}

const definitionKeys = [
  'type',
  'kind',
  'handler',
  'arguments',
  'output_type',
  'headers',
  'forward_client_headers',
  'ignored_client_headers',
  'timeout',
  'request_transform',
  'response_transform',
];

export function readActionDefinition(place: JsonPlace): ActionDefinition {
  const type =
    place.optional('type')?.word(['query', 'mutation'] as const, 'type can either be "query" or "mutation"') ??
    'mutation';
  const kind =
    place
      .optional('kind')
      ?.word(['synchronous', 'asynchronous'] as const, 'kind can either be "synchronous" or "asynchronous"') ??
    'synchronous';
  return {
    type,
    kind,
    handler: place.key('handler').string(),
    arguments: readList(place.optional('arguments'), readArgument),
    output_type: readGraphqlType(place.key('output_type')),
    headers: readList(place.optional('headers'), readHeader),
    forward_client_headers: place.optional('forward_client_headers')?.boolean() ?? false,
    ignored_client_headers: readList(place.optional('ignored_client_headers'), (one) => one.string()),
    timeout: place.optional('timeout')?.integer() ?? null,
    request_transform: place.optional('request_transform')?.object() ?? null,
    response_transform: place.optional('response_transform')?.object() ?? null,
    others: place.others(definitionKeys),
  };
}

function readArgument(place: JsonPlace): ActionArgumentMetadata {
  return {
    name: readName(place.key('name')),
    type: readGraphqlType(place.key('type')),
    description: place.optional('description')?.string() ?? null,
  };
}
