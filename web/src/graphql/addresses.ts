/** Where GraphQL is answered: beside the application, whoever serves it. */
export const graphqlUrl = '/v1/graphql';

/** The same for subscriptions. */
export function socketUrl({ protocol, host }: Pick<Location, 'protocol' | 'host'>): string {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}${graphqlUrl}`;
}
