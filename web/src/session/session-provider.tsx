import { createContext, use, useSyncExternalStore, type ReactNode } from 'react';
import type { Session } from './session.ts';
import type { SessionState, SessionStore } from './session-store.ts';

const SessionContext = createContext<SessionStore | undefined>(undefined);

/** Lets everything below know who is signed in. */
export function SessionProvider({ store, children }: { readonly store: SessionStore; readonly children: ReactNode }) {
  return <SessionContext value={store}>{children}</SessionContext>;
}

/** The store, to sign in and out. */
export function useSessionStore(): SessionStore {
  const store = use(SessionContext);
  if (store === undefined) throw new Error('There is no SessionProvider above.');
  return store;
}

/** Whether somebody is signed in, kept up to date. */
export function useSessionState(): SessionState {
  const store = useSessionStore();
  return useSyncExternalStore(store.subscribe, store.state);
}

/** Who is signed in. Only for what is shown to those who are. */
export function useSession(): Session {
  const state = useSessionState();
  if (state.kind !== 'signed in') throw new Error('Nobody is signed in.');
  return state.session;
}
