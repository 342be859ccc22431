import { HasuraError } from '../metadata/hasura-error.ts';
import { restMethods } from '../metadata/query-collection.ts';
import type { Endpoint, Segment } from './endpoint.ts';

/** An endpoint with the variables of the path that led to it. */
export interface MatchedEndpoint {
  readonly endpoint: Endpoint;
  readonly variables: ReadonlyMap<string, string>;
}

/**
 * Finds the endpoint of a request.
 *
 * @param path what follows `/api/rest/`, decoded segment by segment
 * @throws HasuraError 404 when no endpoint has the path, 405 when none of them has the method
 */
export function matchEndpoint(
  endpoints: readonly Endpoint[],
  method: string,
  path: readonly string[],
): MatchedEndpoint {
  const atPath = endpoints.filter(({ segments }) => fits(segments, path));
  if (atPath.length === 0) {
    throw new HasuraError({ code: 'not-found', message: 'Endpoint not found', status: 404 });
  }
  const endpoint = atPath.find(({ metadata }) => metadata.methods.some((one) => one === method));
  if (endpoint === undefined) throw wrongMethod(atPath);
  return { endpoint, variables: pathVariables(endpoint.segments, path) };
}

function fits(segments: readonly Segment[], path: readonly string[]): boolean {
  return (
    segments.length === path.length &&
    segments.every((segment, index) => segment.kind === 'variable' || segment.text === path[index])
  );
}

function wrongMethod(endpoints: readonly Endpoint[]): HasuraError {
  const allowed = restMethods.filter((method) => endpoints.some(({ metadata }) => metadata.methods.includes(method)));
  const message = `Allowed methods: ${allowed.join(', ')}`;
  return new HasuraError({ code: 'method-not-allowed', message, status: 405 });
}

function pathVariables(segments: readonly Segment[], path: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    segments.flatMap((segment, index) =>
      segment.kind === 'variable' ? [[segment.name, path[index] ?? ''] as const] : [],
    ),
  );
}
