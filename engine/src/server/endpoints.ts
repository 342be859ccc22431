import type { IncomingMessage } from 'node:http';
import type { Authenticator } from '../auth/authenticator.ts';
import type { RequestHeaders } from '../auth/request-headers.ts';
import type { Session } from '../auth/session.ts';
import { clientContext } from '../execute/client-context.ts';
import { readGraphqlRequest } from '../execute/graphql-request.ts';
import type { GraphqlService } from '../execute/graphql-service.ts';
import { HasuraError } from '../metadata/hasura-error.ts';
import { hasuraVersion } from '../metadata/hasura-version.ts';
import type { MetadataApi, MetadataEndpoint } from '../metadata-api/metadata-api.ts';
import type { MetadataStore } from '../metadata-api/metadata-store.ts';
import { isInputList, isInputObject, plainJson, type InputJson } from '../request/input-json.ts';
import { answerRest } from '../rest/answer-rest.ts';
import { openApi } from '../rest/open-api.ts';
import type { Settings } from '../settings.ts';
import { jsonAnswer, textAnswer, type Answer } from './answer.ts';
import { consoleFile } from './console-files.ts';
import { clientAddress } from './client-address.ts';
import { describeConfig } from './describe-config.ts';
import { dumpSource } from './dump-source.ts';
import { toHasuraError } from '../metadata/to-hasura-error.ts';
import { graphqlFault, plainFault, restFault } from './describe-fault.ts';
import { explainedSession } from './explained-session.ts';
import { methodsOf, readMethods } from './methods-of.ts';
import type { Metrics } from './metrics.ts';
import type { RateLimiter } from './rate-limiter.ts';
import { parseBody, parseRequest, readBody } from './read-body.ts';
import type { RequestLog } from './request-log.ts';
import { requestId } from './send-answer.ts';

/** What the endpoints work with. */
export interface EndpointParts {
  readonly settings: Settings;
  readonly authenticator: Authenticator;
  readonly metadataApi: MetadataApi;
  readonly store: MetadataStore;
  readonly graphql: GraphqlService;
  readonly limiter: RateLimiter;
  readonly metrics: Metrics;
  readonly log: RequestLog;
}

const restPrefix = '/api/rest/';
const consolePath = /^\/(console(\/.*)?)?$/;

/** Answers requests: finds the endpoint, the session, and turns faults into answers. */
export class Endpoints {
  readonly #parts: EndpointParts;

  constructor(parts: EndpointParts) {
    this.#parts = parts;
  }

  async answer(request: IncomingMessage): Promise<Answer> {
    const path = pathOf(request);
    if (consolePath.test(path) && isRead(request)) return this.#console(path);
    if (path.startsWith(restPrefix)) return this.#rest(request, path.slice(restPrefix.length));
    if (request.method === undefined || methodsOf[path]?.includes(request.method) !== true) return notFound();
    switch (path) {
      case '/v1/graphql':
        return this.#graphql(request, () => 200);
      case '/v1alpha1/graphql':
        return this.#graphql(request, (status) => status);
      case '/v1beta1/relay':
        return jsonAnswer(200, graphqlFault(noRelay(), { showsInternal: false }));
      case '/v1/graphql/explain':
      case '/v1alpha1/graphql/explain':
        return this.#asAdministrator(request, 'metadata', (body) => this.#explain(body));
      case '/v1/query':
      case '/v1/metadata':
      case '/v2/query':
        return this.#metadata(request, path);
      case '/healthz':
      case '/hasura/healthz':
        return this.#health(request);
      case '/v1/version':
        return jsonAnswer(200, { version: hasuraVersion });
      case '/v1alpha1/config':
        return this.#asAdministrator(request, 'config', () => this.#config());
      case '/v1alpha1/pg_dump':
        return this.#asAdministrator(request, 'pgdump', (body) => this.#dump(body));
      case '/v1/metrics':
        return this.#metrics(request);
      case '/api/swagger/json':
        return this.#asAdministrator(request, 'metadata', (_, session) => this.#openApi(session));
      default:
        return notFound();
    }
  }

  async #graphql(request: IncomingMessage, statusOf: (status: number) => number): Promise<Answer> {
    const openness = { showsInternal: this.#showsInternal(undefined) };
    const { log } = this.#parts;
    try {
      if (!this.#isEnabled('graphql')) return notFound();
      const text = await this.#graphqlText(request);
      const body = parseRequest(text);
      const { session, cookies } = await this.#parts.authenticator.authenticate(headersOf(request), () =>
        parseBody(text),
      );
      this.#parts.limiter.admit(session, () => clientAddress(request), isInputList(body) ? body.length : 1);
      if (log.isOn('query-log'))
        log.write('query-log', 'info', { request_id: requestId(request), query: plainJson(body) });
      const client = clientContext(headersOf(request));
      const answer = await this.#parts.graphql.execute(body, session, client);
      const isFault = answer.body.startsWith('{"errors"');
      const status = statusOf(isFault ? 400 : 200);
      return { status, body: answer.body, cookies: [...cookies, ...client.cookies], session };
    } catch (error) {
      const fault = toHasuraError(error);
      return jsonAnswer(statusOf(fault.status), graphqlFault(fault, openness));
    }
  }

  async #graphqlText(request: IncomingMessage): Promise<string> {
    if (request.method === 'POST') return readBody(request, this.#limit());
    const { searchParams } = urlOf(request);
    const variables = searchParams.get('variables') ?? 'null';
    const query = JSON.stringify(searchParams.get('query') ?? '');
    const operationName = JSON.stringify(searchParams.get('operationName'));
    return `{"query":${query},"operationName":${operationName},"variables":${variables}}`;
  }

  async #metadata(request: IncomingMessage, endpoint: MetadataEndpoint): Promise<Answer> {
    let session: Session | undefined;
    try {
      if (!this.#isEnabled('metadata')) return notFound();
      const body = parseBody(await readBody(request, this.#limit()));
      const authenticated = await this.#parts.authenticator.authenticate(headersOf(request), () => body);
      ({ session } = authenticated);
      const answer = await this.#parts.metadataApi.execute(endpoint, body, session);
      return { ...jsonAnswer(200, answer, authenticated.cookies), session };
    } catch (error) {
      const fault = toHasuraError(error);
      return jsonAnswer(fault.status, plainFault(fault, { showsInternal: this.#showsInternal(session) }));
    }
  }

  async #health(request: IncomingMessage): Promise<Answer> {
    if (!(await this.#parts.store.isReachable())) return textAnswer(500, 'ERROR');
    const isConsistent = this.#parts.metadataApi.state.model.inconsistencies.length === 0;
    if (isConsistent) return textAnswer(200, 'OK');
    const isStrict = urlOf(request).searchParams.get('strict') === 'true';
    return isStrict
      ? textAnswer(500, 'ERROR: inconsistent objects in schema')
      : textAnswer(200, 'WARN: inconsistent objects in schema');
  }

  /** GraphiQL, where it is switched on; its files stand below `/console/`. */
  async #console(path: string): Promise<Answer> {
    if (!this.#parts.settings.HASURA_GRAPHQL_ENABLE_CONSOLE) return notFound();
    if (path === '/') return { status: 302, body: '', location: '/console' };
    return (await consoleFile(path.slice('/console/'.length))) ?? notFound();
  }

  /** Whoever has the secret of the metrics may read them; without such a secret the administrator may. */
  async #metrics(request: IncomingMessage): Promise<Answer> {
    const { metrics, settings } = this.#parts;
    const secret = settings.HASURA_GRAPHQL_METRICS_SECRET;
    const describe = async (): Promise<Answer> => textAnswer(200, await metrics.text());
    if (secret === undefined || !this.#isEnabled('metrics')) return this.#asAdministrator(request, 'metrics', describe);
    if (request.headers.authorization === `Bearer ${secret}`) return describe();
    return jsonAnswer(401, { path: '$', error: 'unauthorized', code: 'access-denied' });
  }

  #config(): Answer {
    return jsonAnswer(200, describeConfig(this.#parts.settings, hasuraVersion));
  }

  #openApi(administrator: Session): Answer {
    const { graphql, metadataApi } = this.#parts;
    return jsonAnswer(200, openApi(metadataApi.state.endpoints, graphql.schemaOf(administrator)));
  }

  #dump(body: InputJson): Promise<Answer> {
    const { metadataApi, settings } = this.#parts;
    return dumpSource(plainJson(body), metadataApi.state.pools, settings.environment);
  }

  /** `{query: {query, variables, operationName}, user: {session variables}}`, asked as that user. */
  async #explain(body: InputJson): Promise<Answer> {
    if (!isInputObject(body) || body['query'] === undefined) {
      throw new HasuraError({ code: 'parse-failed', message: 'key "query" not found' });
    }
    const session = explainedSession(body['user'] ?? {});
    return jsonAnswer(200, await this.#parts.graphql.explain(readGraphqlRequest(body['query']), session));
  }

  /** The stored query at a path, with the variables of path, query string and body. */
  #rest(request: IncomingMessage, path: string): Promise<Answer> {
    return this.#plainly(request, 'graphql', async (body, session) => {
      const { metadataApi, graphql, limiter } = this.#parts;
      limiter.admit(session, () => clientAddress(request));
      const { method = 'GET' } = request;
      const client = clientContext(headersOf(request));
      const asked = { method, path, search: urlOf(request).searchParams, body, session, client };
      const answer = await answerRest(asked, metadataApi.state.endpoints, graphql);
      return { status: 200, body: answer, cookies: client.cookies };
    });
  }

  /** What only the administrator may ask. */
  #asAdministrator(
    request: IncomingMessage,
    api: string,
    ask: (body: InputJson, session: Session) => Answer | Promise<Answer>,
  ): Promise<Answer> {
    return this.#plainly(request, api, async (body, session) => {
      if (!session.isAdmin) throw adminOnly();
      return ask(body, session);
    });
  }

  /** Answers faults without the wrapping that GraphQL has. The body is null when there is none. */
  async #plainly(
    request: IncomingMessage,
    api: string,
    answer: (body: InputJson, session: Session) => Promise<Answer>,
  ): Promise<Answer> {
    let session: Session | undefined;
    try {
      if (!this.#isEnabled(api)) return notFound();
      const text = await readBody(request, this.#limit());
      const body = text === '' ? null : parseRequest(text);
      const authenticated = await this.#parts.authenticator.authenticate(headersOf(request), () => null);
      ({ session } = authenticated);
      const own = await answer(body, session);
      return { ...own, cookies: [...authenticated.cookies, ...(own.cookies ?? [])] };
    } catch (error) {
      const fault = toHasuraError(error);
      return jsonAnswer(fault.status, restFault(fault, { showsInternal: this.#showsInternal(session) }));
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

function isRead({ method = '' }: IncomingMessage): boolean {
  return readMethods.includes(method);
}

/** Most requests name a path as it is. */
function pathOf(request: IncomingMessage): string {
  const { url = '/' } = request;
  return Object.hasOwn(methodsOf, url) ? url : urlOf(request).pathname.replace(/(?<=.)\/$/, '');
}

function urlOf({ url = '/' }: IncomingMessage): URL {
  return new URL(url, 'http://localhost');
}

/** Headers by lower-case name; repeated ones joined. */
export function headersOf({ headers }: IncomingMessage): RequestHeaders {
  const joined: Record<string, string | undefined> = {};
  for (const name of Object.keys(headers)) {
    const value = headers[name];
    joined[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return joined;
}

function notFound(): Answer {
  return jsonAnswer(404, { path: '$', error: 'resource does not exist', code: 'not-found' });
}

function noRelay(): HasuraError {
  return new HasuraError({ code: 'not-supported', message: 'the Relay schema is not supported: use /v1/graphql' });
}

function adminOnly(): HasuraError {
  return new HasuraError({
    code: 'access-denied',
    message: 'You have to be an admin to access this endpoint',
  });
}
