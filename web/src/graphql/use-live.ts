import type { AnyVariables, CombinedError, TypedDocumentNode } from '@urql/core';
import type { DocumentNode } from 'graphql';
import { startTransition, useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import { useConnection, useConnectionState } from './graphql-provider.tsx';
import { isDenied, refusedField } from './refused-field.ts';
import { shareUnchanged } from './share-unchanged.ts';
import { fillLeftOut, withoutField, type ReducedQuestion } from './without-field.ts';

/**
 * What a view knows by its subscription.
 *
 * - `loading`: nothing has come yet.
 * - `live`: what stands there is so now.
 * - `offline`: the connection is lost; what stands there was so `sinceMs`.
 * - `failed`: the server refuses; the last answer, if there was one, stays, unless the role may no longer see it.
 */
export interface Live<Data> {
  readonly kind: 'loading' | 'live' | 'offline' | 'failed';
  readonly data: Data | undefined;
  /** Since when the connection is lost; milliseconds since 1970. */
  readonly sinceMs: number | undefined;
  readonly error: CombinedError | undefined;
  /** Fields that the role may no longer see: they are null in the data. */
  readonly withheld: readonly string[];
}

interface Received<Data> {
  readonly key: string;
  readonly data: Data | undefined;
  readonly error: CombinedError | undefined;
}

/**
 * The one subscription of a view. Objects in its data are the same ones as long as they say the same, so a memoized part that gets
 * its row is drawn again only when that row has changed. A field that the role may not see is left out, and asked for again when
 * the connection was lost.
 */
export function useLive<Data, Variables extends AnyVariables>(
  document: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Live<Data> {
  const client = useClient();
  const connection = useConnectionState();
  const key = JSON.stringify(variables);
  const { asked, leaveOut } = useAsked(document, key);
  const [received, setReceived] = useState<Received<Data>>({ key, data: undefined, error: undefined });
  useEffect(() => {
    // What is left of the question still is one for its variables.
    const question = asked.document as TypedDocumentNode<Data, Variables>;
    const subscription = client.subscription(question, JSON.parse(key) as Variables).subscribe(({ data, error }) => {
      const refused = error === undefined ? undefined : refusedField(error);
      if (refused !== undefined && leaveOut(asked, refused)) return;
      // Hundreds of rows are drawn between frames, and never hold up who types or presses.
      startTransition(() =>
        setReceived((before) => {
          const known = error !== undefined && isDenied(error) ? undefined : sameQuestion(before, key);
          // An error may come without data: what was known before is better than nothing.
          return { key, data: data == null ? known : shareUnchanged(known, fillLeftOut(data, asked.keys)), error };
        }),
      );
    });
    return () => subscription.unsubscribe();
  }, [client, asked, leaveOut, key]);
  const data = sameQuestion(received, key);
  const error = received.key === key ? received.error : undefined;
  const sinceMs = connection.kind === 'closed' ? connection.sinceMs : undefined;
  const withheld = useMemo(() => [...new Set(asked.keys.map((path) => path.at(-1) ?? ''))], [asked]);
  return { kind: kindOf(data, error, sinceMs), data, sinceMs, error, withheld };
}

/** The question as it is asked: whole, until the server refuses a field; whole again when the connection was lost. */
function useAsked(document: DocumentNode, key: string) {
  const connection = useConnection();
  const losses = useSyncExternalStore(connection.subscribe, connection.losses);
  const [reduced, setReduced] = useState<{ readonly whole: object; readonly asked: ReducedQuestion }>();
  const whole = useMemo(() => ({ document, key, losses }), [document, key, losses]);
  const isReduced = reduced?.whole === whole;
  const asked = useMemo(() => (isReduced ? reduced.asked : { document, keys: [] }), [isReduced, reduced, document]);
  const leaveOut = useCallback(
    (before: ReducedQuestion, names: readonly string[]): boolean => {
      const next = withoutField(before.document, names);
      if (next === undefined) return false;
      setReduced({ whole, asked: { document: next.document, keys: [...before.keys, ...next.keys] } });
      return true;
    },
    [whole],
  );
  return { asked, leaveOut };
}

function sameQuestion<Data>(received: Received<Data>, key: string): Data | undefined {
  return received.key === key ? received.data : undefined;
}

function kindOf(data: unknown, error: CombinedError | undefined, sinceMs: number | undefined): Live<unknown>['kind'] {
  if (sinceMs !== undefined) return 'offline';
  if (error !== undefined) return 'failed';
  return data === undefined ? 'loading' : 'live';
}
