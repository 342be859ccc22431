import type { AnyVariables, CombinedError, TypedDocumentNode } from '@urql/core';
import { useEffect, useMemo, useState } from 'react';
import { useClient } from 'urql';
import { useConnectionState } from './graphql-provider.tsx';
import { shareUnchanged } from './share-unchanged.ts';

/**
 * What a view knows by its subscription.
 *
 * - `loading`: nothing has come yet.
 * - `live`: what stands there is so now.
 * - `offline`: the connection is lost; what stands there was so `sinceMs`.
 * - `failed`: the server refuses; the last answer, if there was one, stays.
 */
export interface Live<Data> {
  readonly kind: 'loading' | 'live' | 'offline' | 'failed';
  readonly data: Data | undefined;
  /** Since when the connection is lost; milliseconds since 1970. */
  readonly sinceMs: number | undefined;
  readonly error: CombinedError | undefined;
}

interface Received<Data> {
  readonly key: string;
  readonly data: Data | undefined;
  readonly error: CombinedError | undefined;
}

/**
 * The one subscription of a view. Objects in its data are the same ones as long as they say the same, so a memoized part that gets
 * its row is drawn again only when that row has changed.
 */
export function useLive<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Live<Data> {
  const client = useClient();
  const connection = useConnectionState();
  const key = JSON.stringify(variables);
  const request = useMemo(() => ({ document, variables: JSON.parse(key) as Variables }), [document, key]);
  const [received, setReceived] = useState<Received<Data>>({ key, data: undefined, error: undefined });
  useEffect(() => {
    const subscription = client.subscription(request.document, request.variables).subscribe(({ data, error }) => {
      setReceived((before) => ({
        key,
        // An error may come without data: what was known before is better than nothing.
        data: data === undefined ? sameQuestion(before, key) : shareUnchanged(sameQuestion(before, key), data),
        error,
      }));
    });
    return () => subscription.unsubscribe();
  }, [client, request, key]);
  const data = sameQuestion(received, key);
  const error = received.key === key ? received.error : undefined;
  const sinceMs = connection.kind === 'closed' ? connection.sinceMs : undefined;
  return { kind: kindOf(data, error, sinceMs), data, sinceMs, error };
}

function sameQuestion<Data>(received: Received<Data>, key: string): Data | undefined {
  return received.key === key ? received.data : undefined;
}

function kindOf(data: unknown, error: CombinedError | undefined, sinceMs: number | undefined): Live<unknown>['kind'] {
  if (sinceMs !== undefined) return 'offline';
  if (error !== undefined) return 'failed';
  return data === undefined ? 'loading' : 'live';
}
