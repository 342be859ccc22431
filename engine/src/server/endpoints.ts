import type { IncomingMessage } from 'node:http';
import type { Authenticator } from '../auth/authenticator.ts';
import type { RequestHeaders } from '../auth/request-headers.ts';
import type { Session } from '../auth/session.ts';
import type { GraphqlService } from '../execute/graphql-service.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import type { MetadataApi, MetadataEndpoint } from '../metadata-api/metadata-api.ts';
import type { MetadataStore } from '../metadata-api/metadata-store.ts';
import type { Settings } from '../settings.ts';
import { jsonAnswer, textAnswer, type Answer } from './answer.ts';
import { describeConfig } from './describe-config.ts';
import { toHasuraError } from '../metadata/to-hasura-error.ts';
import { graphqlFault, plainFault } from './describe-fault.ts';
import { parseBody, parseRequest, readBody } from './read-body.ts';

/** What the endpoints work with. */
export interface EndpointParts {
  readonly settings: Settings;
  readonly authenticator: Authenticator;
  readonly metadataApi: MetadataApi;
  readonly store: MetadataStore;
  readonly graphql: GraphqlService;
}

/** The version of Hasura that answers are like; the CLI and the console read it. */
export const hasuraVersion = 'v2.48.0';

/** Answers requests: finds the endpoint, the session, and turns faults into answers. */
export class Endpoints {
  readonly #parts: EndpointParts;

  constructor(parts: EndpointParts) {
    this.#parts = parts;
  }

  async answer(request: IncomingMessage): Promise<Answer> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = url.pathname.replace(/(?<=.)\/$/, '');
    switch (path) {
      case '/v1/graphql':
        return this.#graphql(request, url, () => 200);
      case '/v1alpha1/graphql':
        return this.#graphql(request, url, (status) => status);
      case '/v1/query':
      case '/v1/metadata':
      case '/v2/query':
        return this.#metadata(request, path);
      case '/healthz':
      case '/hasura/healthz':
        return this.#health(url);
      case '/v1/version':
        return jsonAnswer(200, { version: hasuraVersion });
      case '/v1alpha1/config':
        return this.#config(request);
      default:
        return notFound();
    }
  }

  async #graphql(request: IncomingMessage, url: URL, statusOf: (status: number) => number): Promise<Answer> {
    const openness = { showsInternal: this.#showsInternal(undefined) };
    try {
      if (!this.#isEnabled('graphql')) return notFound();
      const text = await this.#graphqlText(request, url);
      const body = parseRequest(text);
      const { session, cookies } = await this.#parts.authenticator.authenticate(headersOf(request), () =>
        parseBody(text),
      );
      const answer = await this.#parts.graphql.execute(body, session);
      const isFault = answer.body.startsWith('{"errors"');
      return { status: statusOf(isFault ? 400 : 200), body: answer.body, cookies };
    } catch (error) {
      const fault = toHasuraError(error);
      return jsonAnswer(statusOf(fault.status), graphqlFault(fault, openness));
    }
  }

  async #graphqlText(request: IncomingMessage, url: URL): Promise<string> {
    if (request.method === 'POST') return readBody(request, this.#limit());
    if (request.method !== 'GET') throw methodNotAllowed();
    const { searchParams } = url;
    const variables = searchParams.get('variables') ?? 'null';
    const query = JSON.stringify(searchParams.get('query') ?? '');
    const operationName = JSON.stringify(searchParams.get('operationName'));
    return `{"query":${query},"operationName":${operationName},"variables":${variables}}`;
  }

  async #metadata(request: IncomingMessage, endpoint: MetadataEndpoint): Promise<Answer> {
    let session: Session | undefined;
    try {
      if (!this.#isEnabled('metadata')) return notFound();
      if (request.method !== 'POST') throw methodNotAllowed();
      const body = parseBody(await readBody(request, this.#limit()));
      const authenticated = await this.#parts.authenticator.authenticate(headersOf(request), () => body);
      ({ session } = authenticated);
      const answer = await this.#parts.metadataApi.execute(endpoint, body, session);
      return jsonAnswer(200, answer, authenticated.cookies);
    } catch (error) {
      const fault = toHasuraError(error);
      return jsonAnswer(fault.status, plainFault(fault, { showsInternal: this.#showsInternal(session) }));
    }
  }

  async #health(url: URL): Promise<Answer> {
    if (!(await this.#parts.store.isReachable())) return textAnswer(500, 'ERROR');
    const isConsistent = this.#parts.metadataApi.state.model.inconsistencies.length === 0;
    if (isConsistent) return textAnswer(200, 'OK');
    const isStrict = url.searchParams.get('strict') === 'true';
    return isStrict
      ? textAnswer(500, 'ERROR: inconsistent objects in schema')
      : textAnswer(200, 'WARN: inconsistent objects in schema');
  }

  async #config(request: IncomingMessage): Promise<Answer> {
    try {
      if (!this.#isEnabled('config')) return notFound();
      const { session } = await this.#parts.authenticator.authenticate(headersOf(request), () => null);
      if (!session.isAdmin) throw adminOnly();
      return jsonAnswer(200, describeConfig(this.#parts.settings, hasuraVersion));
    } catch (error) {
      const fault = toHasuraError(error);
      return jsonAnswer(fault.status, plainFault(fault, { showsInternal: false }));
    }
  }

  #isEnabled(api: string): boolean {
    return this.#parts.settings.HASURA_GRAPHQL_ENABLED_APIS.includes(api);
  }

  #limit(): number {
    return this.#parts.settings.HASURA_GRAPHQL_MAX_REQUEST_BYTES;
  }

  #showsInternal(session: Session | undefined): boolean {
    const { HASURA_GRAPHQL_DEV_MODE: isDevMode, HASURA_GRAPHQL_ADMIN_INTERNAL_ERRORS: forAdmin } = this.#parts.settings;
    return isDevMode || (forAdmin && session?.isAdmin === true);
  }
}

/** Headers by lower-case name; repeated ones joined. */
export function headersOf({ headers }: IncomingMessage): RequestHeaders {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

function notFound(): Answer {
  return jsonAnswer(404, { path: '$', error: 'resource does not exist', code: 'not-found' });
}

function methodNotAllowed(): HasuraError {
  return new HasuraError({ code: 'method-not-allowed', message: 'method not allowed', status: 405 });
}

function adminOnly(): HasuraError {
  return new HasuraError({
    code: 'access-denied',
    message: 'restricted access : admin only',
    path: '$.args',
  });
}
