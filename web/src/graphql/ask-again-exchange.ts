import { makeOperation, type Exchange, type Operation } from '@urql/core';
import { pipe, tap } from 'wonka';

/**
 * After a command is done, every question that the page still shows the answer of is asked again: what can be chosen from, and
 * what is summed up, may have changed by it. What is subscribed to follows by itself.
 */
export const askAgainExchange: Exchange =
  ({ client, forward }) =>
  (operations) => {
    const asked = new Map<number, Operation>();
    return pipe(
      operations,
      tap((operation) => {
        if (operation.kind === 'query') asked.set(operation.key, operation);
        if (operation.kind === 'teardown') asked.delete(operation.key);
      }),
      forward,
      tap(({ operation, error }) => {
        if (operation.kind !== 'mutation' || error !== undefined) return;
        for (const query of asked.values()) client.reexecuteOperation(withoutCache(query));
      }),
    );
  };

function withoutCache(query: Operation): Operation {
  return makeOperation('query', query, { ...query.context, requestPolicy: 'network-only' });
}
