import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { Loading } from '../design/live-view.tsx';
import { Notice } from '../design/notice.tsx';
import { GraphqlProvider } from '../graphql/graphql-provider.tsx';
import { CommandsProvider } from '../offline/commands-provider.tsx';
import { routes } from '../routes.ts';
import { useSessionState, useSessionStore } from '../session/session-provider.tsx';

/** Only for those who are signed in; others are sent to sign in, and come back to where they wanted to go. */
export function SignedIn() {
  const state = useSessionState();
  const { pathname, search } = useLocation();
  switch (state.kind) {
    case 'coming back':
      return <Loading />;
    case 'unreachable':
      return <Unreachable />;
    case 'signed out':
      return <Navigate to={routes.signIn} replace state={{ wanted: pathname + search, ended: state.ended }} />;
    case 'signed in':
      return (
        <GraphqlProvider>
          <CommandsProvider>
            <Outlet />
          </CommandsProvider>
        </GraphqlProvider>
      );
  }
}

function Unreachable() {
  const { t } = useTranslation();
  const store = useSessionStore();
  return (
    <Notice kind="offline" title={t('unreachable.title')}>
      <p>{t('unreachable.next')}</p>
      <Button onClick={() => void store.comeBack()}>{t('error.again')}</Button>
    </Notice>
  );
}
