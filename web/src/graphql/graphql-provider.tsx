import { createContext, use, useState, useSyncExternalStore, type ReactNode } from 'react';
import { Provider } from 'urql';
import { useSession, useSessionStore } from '../session/session-provider.tsx';
import { socketUrl } from './addresses.ts';
import { Connection, type ConnectionState } from './connection.ts';
import { createClient } from './create-client.ts';

const ConnectionContext = createContext<Connection | undefined>(undefined);

/** Lets everything below ask and subscribe as who is signed in. Somebody else, another role or other sites begin with nothing. */
export function GraphqlProvider({ children }: { readonly children: ReactNode }) {
  const { sessionId, role, siteIds } = useSession();
  return (
    <SessionClient key={`${sessionId} ${role} ${siteIds.join()}`} role={role}>
      {children}
    </SessionClient>
  );
}

function SessionClient({ role, children }: { readonly role: string; readonly children: ReactNode }) {
  const store = useSessionStore();
  const [{ connection, client }] = useState(() => {
    const connection = new Connection(socketUrl(location), store, role);
    return { connection, client: createClient(store, role, connection) };
  });
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
