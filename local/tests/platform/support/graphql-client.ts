import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

/** A platform's GraphQL as the run state tells of it. */
export interface GraphqlAddress {
  readonly graphqlUrl: string;
  readonly adminSecret: string;
}

/** Asks once over HTTP, with all rights. */
export async function askGraphql({ graphqlUrl, adminSecret }: GraphqlAddress, query: string): Promise<unknown> {
  const response = await fetch(graphqlUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-hasura-admin-secret': adminSecret },
    body: JSON.stringify({ query }),
  });
  return response.json();
}

/** The data of a live query's first answers, as many as asked for. */
export async function firstAnswers(
  { graphqlUrl, adminSecret }: GraphqlAddress,
  query: string,
  count: number,
): Promise<readonly unknown[]> {
  const client = createClient({
    url: graphqlUrl.replace(/^http/, 'ws'),
    webSocketImpl: WebSocket,
    connectionParams: { headers: { 'x-hasura-admin-secret': adminSecret } },
    retryAttempts: 0,
  });
  const answers: unknown[] = [];
  for await (const answer of client.iterate({ query })) {
    if (answer.errors) throw new Error(JSON.stringify(answer.errors));
    answers.push(answer.data);
    if (answers.length === count) break;
  }
  await client.dispose();
  return answers;
}
