import type { Session } from '../auth/session.ts';
import type { ClientContext } from '../execute/client-context.ts';
import type { GraphqlService } from '../execute/graphql-service.ts';
import type { InputJson } from '../request/input-json.ts';
import type { Endpoint } from './endpoint.ts';
import { matchEndpoint } from './match-endpoint.ts';
import { restVariables } from './rest-variables.ts';

/** A request below `/api/rest/`. */
export interface RestRequest {
  readonly method: string;
  /** What follows `/api/rest/`, as it was sent. */
  readonly path: string;
  readonly search: Iterable<readonly [string, string]>;
  /** null when there is none. */
  readonly body: InputJson;
  readonly session: Session;
  readonly client: ClientContext;
}

/**
 * Answers with the `data` of the stored query that path and method name.
 *
 * @throws HasuraError for what goes wrong, of the query's execution, too
 */
export function answerRest(
  request: RestRequest,
  endpoints: readonly Endpoint[],
  graphql: GraphqlService,
): Promise<string> {
  const path = request.path.split('/').map((part) => decodeURIComponent(part));
  const { endpoint, variables } = matchEndpoint(endpoints, request.method, path);
  const texts = [...request.search, ...variables];
  const values = restVariables(endpoint.operation.declarations, { texts, body: request.body });
  return graphql.run(
    { query: endpoint.query, variables: values, operationName: null },
    request.session,
    request.client,
  );
}
