import { HasuraError } from '../metadata/hasura-error.ts';
import { isInputObject } from '../request/input-json.ts';
import type { InputJson, InputJsonObject } from '../request/input-json.ts';

/** A request for one operation. */
export interface GraphqlRequest {
  readonly query: string;
  readonly variables: InputJsonObject;
  readonly operationName: string | null;
}

/** The body of a request; unknown keys are ignored. */
export function readGraphqlRequest(body: InputJson): GraphqlRequest {
  if (!isInputObject(body)) throw invalid('expected Object for a GraphQL request');
  const { query, variables, operationName, extensions } = body;
  if (isInputObject(extensions) && extensions['persistedQuery'] !== undefined) {
    throw new HasuraError({ code: 'not-supported', message: 'Automatic Persisted Queries is not enabled' });
  }
  if (typeof query !== 'string') {
    throw invalid(query === undefined ? 'key "query" not found' : 'expected a string for "query"');
  }
  if (variables !== undefined && variables !== null && !isInputObject(variables)) {
    throw invalid('expected an object for "variables"');
  }
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw invalid('expected a string for "operationName"');
  }
  return { query, variables: variables ?? {}, operationName: operationName ?? null };
}

function invalid(message: string): HasuraError {
  return new HasuraError({ code: 'parse-failed', message });
}
