import { HasuraError } from '../metadata/hasura-error.ts';
import type { Metadata } from '../metadata/metadata.ts';
import type { RestEndpointMetadata } from '../metadata/query-collection.ts';
import { writeRestEndpoint } from '../metadata/write-metadata.ts';
import { endpointObject, type FaultList } from '../model/fault-list.ts';
import { parseOperation, type ParsedOperation } from '../request/operation.ts';
import { readSegments, type Endpoint, type Segment } from './endpoint.ts';

/** The REST endpoints of the metadata; those that don't fit are listed and left out. */
export function buildEndpoints(metadata: Metadata, faults: FaultList): readonly Endpoint[] {
  const endpoints = metadata.rest_endpoints.flatMap((endpoint) => {
    const built = faults.guard(endpointFaultOwner(endpoint), () => buildEndpoint(endpoint, metadata));
    return built === undefined || hasUnfitPath(built, faults) ? [] : [built];
  });
  return endpoints.filter((endpoint) => !isAmbiguous(endpoint, endpoints, faults));
}

function endpointFaultOwner(endpoint: RestEndpointMetadata) {
  return endpointObject(endpoint.name, writeRestEndpoint(endpoint));
}

function buildEndpoint(endpoint: RestEndpointMetadata, metadata: Metadata): Endpoint {
  const { collection_name: collectionName, query_name: queryName } = endpoint.definition.query;
  const collection = metadata.query_collections.find(({ name }) => name === collectionName);
  if (collection === undefined) throw notExists(`collection with name ${collectionName} does not exist`);
  const stored = collection.definition.queries.find(({ name }) => name === queryName);
  if (stored === undefined) {
    throw notExists(`query with name ${queryName} does not exist in collection ${collectionName}`);
  }
  const operation = onlyOperation(stored.query, queryName);
  return { metadata: endpoint, segments: readSegments(endpoint.url), query: stored.query, operation };
}

function onlyOperation(query: string, queryName: string): ParsedOperation {
  const operation = parseOperation(query, null);
  if (operation.kind === 'subscription') {
    const message = `query with name ${queryName} is a subscription`;
    throw new HasuraError({ code: 'method-not-allowed', message, status: 405 });
  }
  return operation;
}

function notExists(message: string): HasuraError {
  return new HasuraError({ code: 'not-exists', message });
}

function hasUnfitPath({ metadata, segments }: Endpoint, faults: FaultList): boolean {
  const names = segments.flatMap((segment) => (segment.kind === 'variable' ? [segment.name] : []));
  const object = endpointFaultOwner(metadata);
  if (segments.some(isEmpty)) {
    const complaint = 'Empty segments or unnamed variables are not allowed: ';
    faults.add({ ...object, reason: `${complaint}${complaint}${metadata.url}` });
    return true;
  }
  if (new Set(names).size === names.length) return false;
  const complaint = 'Duplicate variables found in endpoint path';
  faults.add({ ...object, reason: `${complaint}: ${complaint} ${metadata.url}` });
  return true;
}

function isEmpty(segment: Segment): boolean {
  return (segment.kind === 'variable' ? segment.name : segment.text) === '';
}

function isAmbiguous(endpoint: Endpoint, all: readonly Endpoint[], faults: FaultList): boolean {
  const rivals = all.filter((other) => other !== endpoint && overlaps(endpoint, other));
  if (rivals.length === 0) return false;
  const urls = [endpoint, ...rivals].map(({ metadata }) => metadata.url).sort();
  const reason = `Ambiguous URL paths: Ambiguous URL paths: ${urls.join(', ')}`;
  faults.add({ ...endpointFaultOwner(endpoint.metadata), reason });
  return true;
}

/** Whether one request could mean both. */
function overlaps(one: Endpoint, other: Endpoint): boolean {
  return (
    one.metadata.methods.some((method) => other.metadata.methods.includes(method)) &&
    one.segments.length === other.segments.length &&
    one.segments.every((segment, index) => mayBeSame(segment, other.segments[index]))
  );
}

function mayBeSame(one: Segment, other: Segment | undefined): boolean {
  if (one.kind === 'variable' || other?.kind === 'variable') return true;
  return one.text === other?.text;
}
