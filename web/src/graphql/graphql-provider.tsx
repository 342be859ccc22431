import { createContext, use, useMemo, useSyncExternalStore, type ReactNode } from 'react';
import { Provider } from 'urql';
import { useSession, useSessionStore } from '../session/session-provider.tsx';
import { socketUrl } from './addresses.ts';
import { Connection, type ConnectionState } from './connection.ts';
import { createClient } from './create-client.ts';

const ConnectionContext = createContext<Connection | undefined>(undefined);

/**
 * Lets everything below ask and subscribe as who is signed in. Somebody else or another role begins with nothing. Who may see other
 * sites than before is asked for anew under the page as it stands: a form that is open stays.
 */
export function GraphqlProvider({ children }: { readonly children: ReactNode }) {
  const { sessionId, role, siteIds } = useSession();
  return (
    <SessionClient key={`${sessionId} ${role}`} role={role} sites={siteIds.join()}>
      {children}
    </SessionClient>
  );
}

interface SessionClientProps {
  readonly role: string;
  /** Those that the session's token names. */
  readonly sites: string;
  readonly children: ReactNode;
}

function SessionClient({ role, sites, children }: SessionClientProps) {
  const store = useSessionStore();
  const { connection, client } = useMemo(() => {
    const connection = new Connection(socketUrl(location), store, role);
    return { connection, client: createClient(store, role, connection) };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- a connection sees the sites of the token that it was opened with
  }, [store, role, sites]);
  return (
    <ConnectionContext value={connection}>
      <Provider value={client}>{children}</Provider>
    </ConnectionContext>
  );
}

/** The connection of the session. */
export function useConnection(): Connection {
  const connection = use(ConnectionContext);
  if (connection === undefined) throw new Error('There is no GraphqlProvider above.');
  return connection;
}

/** Whether live data can come, kept up to date. */
export function useConnectionState(): ConnectionState {
  const connection = useConnection();
  return useSyncExternalStore(connection.subscribe, connection.state);
}
