import { getOperationAST, OperationTypeNode, parse } from 'graphql';
import { graphqlUrl } from '../../graphql/addresses.ts';
import type { Connection } from '../../graphql/connection.ts';
import type { SessionStore } from '../../session/session-store.ts';

/** A question as GraphiQL hands it over. */
interface Question {
  readonly query: string;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null;
}

export interface Asker {
  readonly session: SessionStore;
  readonly role: string;
  readonly connection: Connection;
}

/** Errors are shown as they come. */
interface Answer {
  readonly data?: Record<string, unknown> | null;
}

/** Asks with the session's token and role: subscriptions over its WebSocket, everything else over HTTP. */
export function createFetcher({ session, role, connection }: Asker) {
  return (question: Question): Promise<Answer> | AsyncIterableIterator<Answer> => {
    const { query, operationName, variables } = question;
    if (!isSubscription(question)) return ask(question, session, role);
    return connection.socket.iterate({
      query,
      ...(operationName != null && { operationName }),
      ...(variables != null && { variables: { ...variables } }),
    });
  };
}

function isSubscription({ query, operationName }: Question): boolean {
  return getOperationAST(parse(query), operationName)?.operation === OperationTypeNode.SUBSCRIPTION;
}

async function ask(question: Question, session: SessionStore, role: string): Promise<Answer> {
  const token = await session.accessToken();
  const response = await fetch(graphqlUrl, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token !== undefined && { authorization: `Bearer ${token}`, 'x-hasura-role': role }),
    },
    body: JSON.stringify(question),
  });
  return (await response.json()) as Answer;
}
