import type { AnyVariables, CombinedError, TypedDocumentNode } from '@urql/core';
import { useCallback, useRef, useState } from 'react';
import { useClient } from 'urql';
import { newKey } from '../../graphql/new-key.ts';
import { readRefusal, type Refusal } from './read-refusal.ts';

/**
 * A command on its way.
 *
 * - `ready`: nothing has been asked for yet, or it is done.
 * - `under way`: the answer is not there yet.
 * - `refused`: the server says no, and why.
 * - `unanswered`: nobody knows whether it was done; given again it goes out under the same key, and is done once.
 */
export type CommandState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'under way' }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'unanswered'; readonly error: CombinedError };

/** What a command is given beside its key. */
export type Input<Variables> = Omit<Variables, 'idempotencyKey'>;

/** Gives a command at once, under a key of its own, while whoever gives it waits at a desk; `give` answers with the data, or with undefined when it was not done. */
export function useDirectCommand<Data, Variables extends AnyVariables>(document: TypedDocumentNode<Data, Variables>) {
  const client = useClient();
  const [state, setState] = useState<CommandState>({ kind: 'ready' });
  const sent = useRef({ input: '', key: '' });
  const give = useCallback(
    async (input: Input<Variables>): Promise<Data | undefined> => {
      const text = JSON.stringify(input);
      if (sent.current.input !== text) sent.current = { input: text, key: newKey() };
      setState({ kind: 'under way' });
      // The input and the key are all of the variables, which TypeScript can't see of a type parameter.
      const variables = { ...input, idempotencyKey: sent.current.key } as unknown as Variables;
      const { data, error } = await client.mutation(document, variables).toPromise();
      setState(stateAfter(error));
      if (error?.networkError === undefined) sent.current = { input: '', key: '' };
      return error === undefined ? data : undefined;
    },
    [client, document],
  );
  const forget = useCallback(() => setState({ kind: 'ready' }), []);
  return { state, give, forget };
}

function stateAfter(error: CombinedError | undefined): CommandState {
  if (error === undefined) return { kind: 'ready' };
  const refusal = readRefusal(error);
  return refusal === undefined ? { kind: 'unanswered', error } : { kind: 'refused', refusal };
}
