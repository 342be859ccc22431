import { cacheExchange, Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { authExchange } from '@urql/exchange-auth';
import { retryExchange } from '@urql/exchange-retry';
import type { SessionStore } from '../session/session-store.ts';
import { graphqlUrl } from './addresses.ts';
import { askAgainExchange } from './ask-again-exchange.ts';
import type { Connection } from './connection.ts';

/**
 * The client of one session in one role. Its cache keeps whole answers by question for the time of a visit, and every question
 * goes to the server besides; what changes by itself comes by subscription, past the cache. There is no second, normalized copy
 * of the database to keep true, and nothing to recompute for 500 tiles a second.
 */
export function createClient(session: SessionStore, role: string, connection: Connection): Client {
  return new Client({
    url: graphqlUrl,
    preferGetMethod: false,
    requestPolicy: 'cache-and-network',
    exchanges: [
      askAgainExchange,
      cacheExchange,
      retryExchange({
        maxNumberAttempts: 3,
        initialDelayMs: 500,
        // Commands are repeated by their queue, which knows their keys.
        retryIf: ({ networkError }, { kind }) => networkError !== undefined && kind === 'query',
      }),
      authExchange(async (utilities) => {
        let token = await session.accessToken();
        return {
          addAuthToOperation: (operation) => {
            const { fetchOptions } = operation.context;
            // Their own headers come last: a page may ask in a lesser role.
            const own = typeof fetchOptions === 'function' ? fetchOptions().headers : fetchOptions?.headers;
            const headers = { 'x-hasura-role': role, ...plain(own) };
            return token === undefined
              ? operation
              : utilities.appendHeaders(operation, { authorization: `Bearer ${token}`, ...headers });
          },
          willAuthError: () => session.isNearEnd(),
          didAuthError: ({ graphQLErrors }) =>
            graphQLErrors.some(({ extensions }) => deniedCodes.includes(String(extensions['code']))),
          refreshAuth: async () => {
            if (!session.isNearEnd()) await session.replaceAccessToken();
            token = await session.accessToken();
          },
        };
      }),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query = '', variables }) => ({
          subscribe: (sink) => ({ unsubscribe: connection.socket.subscribe({ query, variables }, sink) }),
        }),
      }),
    ],
  });
}

/** How Hasura and the engine say that a token is not good. */
const deniedCodes = ['invalid-jwt', 'access-denied', 'invalid-headers'];

function plain(headers: HeadersInit | undefined): Record<string, string> {
  return Object.fromEntries(new Headers(headers));
}
