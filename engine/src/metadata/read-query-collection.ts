import { parse } from 'graphql';
import type { JsonPlace } from './json-place.ts';
import {
  restMethods,
  type AllowlistEntry,
  type AllowlistScope,
  type QueryCollectionMetadata,
  type RestEndpointMetadata,
  type RestMethod,
  type StoredQuery,
} from './query-collection.ts';
import { readList } from './read-table-metadata.ts';

/** @throws HasuraError parse-failed at the place of the fault; so do the others of this file */
export function readQueryCollection(place: JsonPlace): QueryCollectionMetadata {
  return {
    name: place.key('name').nonEmptyString(),
    definition: { queries: readList(place.key('definition').key('queries'), readStoredQuery) },
    comment: place.optional('comment')?.string() ?? null,
  };
}

function readStoredQuery(place: JsonPlace): StoredQuery {
  return { name: place.key('name').nonEmptyString(), query: readQueryText(place.key('query')) };
}

/** A text that is a GraphQL document. */
export function readQueryText(place: JsonPlace): string {
  const text = place.string();
  try {
    parse(text, { noLocation: true });
  } catch {
    throw place.fault('parsing the graphql query failed');
  }
  return text;
}

export function readAllowlistEntry(place: JsonPlace): AllowlistEntry {
  const scope = place.optional('scope');
  return {
    collection: place.key('collection').nonEmptyString(),
    scope: scope === undefined ? { global: true } : readAllowlistScope(scope),
  };
}

export function readAllowlistScope(place: JsonPlace): AllowlistScope {
  if (place.key('global').boolean()) {
    if (place.optional('roles') !== undefined) throw place.fault('roles are not allowed when global is true');
    return { global: true };
  }
  const roles = place
    .key('roles')
    .list()
    .map((role) => role.nonEmptyString());
  if (roles.length === 0) throw place.fault('parsing NonEmpty failed, unexpected empty list');
  if (new Set(roles).size < roles.length) throw place.fault('duplicate roles are not allowed');
  return { global: false, roles };
}

export function readRestEndpoint(place: JsonPlace): RestEndpointMetadata {
  const query = place.key('definition').key('query');
  const methods = place.key('methods');
  if (methods.list().length === 0) throw methods.fault('parsing NonEmpty failed, unexpected empty list');
  return {
    name: place.key('name').nonEmptyString(),
    url: place.key('url').nonEmptyString(),
    methods: methods.list().map(readMethod),
    definition: {
      query: {
        collection_name: query.key('collection_name').nonEmptyString(),
        query_name: query.key('query_name').nonEmptyString(),
      },
    },
    comment: place.optional('comment')?.string() ?? null,
  };
}

function readMethod(place: JsonPlace): RestMethod {
  if (typeof place.value !== 'string') throw place.fault('Only standard HTTP methods supported');
  return place.word(restMethods, `Method ${place.value} not supported.`);
}
