import { stringifyDocument, type AnyVariables, type TypedDocumentNode } from '@urql/core';
import { createContext, use, useCallback, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useClient } from 'urql';
import { useConnectionState } from '../graphql/graphql-provider.tsx';
import { newKey } from '../graphql/new-key.ts';
import { useSession } from '../session/session-provider.tsx';
import { CommandQueue, type Outcome } from './command-queue.ts';
import { indexedDbShelf } from './command-shelf.ts';
import type { QueuedCommand } from './queued-command.ts';
import { sendCommand } from './send-command.ts';

const QueueContext = createContext<CommandQueue | undefined>(undefined);

/** Lets everything below give commands that survive a lost network. */
export function CommandsProvider({ children }: { readonly children: ReactNode }) {
  const client = useClient();
  const { userId } = useSession();
  const [queue] = useState(
    () => new CommandQueue({ shelf: indexedDbShelf(), send: (command) => sendCommand(client, command), userId }),
  );
  const { kind } = useConnectionState();
  useEffect(() => {
    if (kind === 'open') void queue.sendAll();
  }, [queue, kind]);
  useEffect(() => {
    const send = () => void queue.sendAll();
    window.addEventListener('online', send);
    queue.start();
    return () => {
      window.removeEventListener('online', send);
      queue.stop();
    };
  }, [queue]);
  return <QueueContext value={queue}>{children}</QueueContext>;
}

/** The queue, to resolve what was refused. */
export function useCommandQueue(): CommandQueue {
  const queue = use(QueueContext);
  if (queue === undefined) throw new Error('There is no CommandsProvider above.');
  return queue;
}

/** The commands that are not done yet, kept up to date. */
export function useQueuedCommands(): readonly QueuedCommand[] {
  const queue = useCommandQueue();
  return useSyncExternalStore(queue.subscribe, queue.commands);
}

/** What a command is about, and what people read of it while it waits. */
export interface GivenCommand {
  readonly subject: string;
  readonly label: string;
}

/**
 * Gives commands: `give(Document, variables, { subject, label })`. The mutation must have `$key: uuid` for its idempotency key. A
 * command without network waits and is sent later; what is refused at once comes back with the server's sentence.
 */
export function useCommand() {
  const queue = useCommandQueue();
  const { userId } = useSession();
  return useCallback(
    <Variables extends AnyVariables>(
      document: TypedDocumentNode<unknown, Variables>,
      variables: Omit<Variables, 'key'>,
      about: GivenCommand,
    ): Promise<Outcome> =>
      queue.give({
        ...about,
        userId,
        key: newKey(),
        mutation: stringifyDocument(document),
        variables: variables as Readonly<Record<string, unknown>>,
      }),
    [queue, userId],
  );
}
