import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { Page } from '../../design/page.tsx';
import { routes } from '../../routes.ts';
import { useSessionState, useSessionStore } from '../../session/session-provider.tsx';
import { PasswordForm } from './password-form.tsx';
import { PinForm } from './pin-form.tsx';
import { Button } from '@mantine/core';
import classes from './sign-in-page.module.css';

/** Where one signs in: by PIN on a shared terminal, by password everywhere. */
export function SignInPage() {
  const { t } = useTranslation('sign-in');
  const state = useSessionState();
  const store = useSessionStore();
  const { wanted, ended } = readLocation(useLocation().state);
  const [byPin, setByPin] = useState(store.isTerminal());
  if (state.kind === 'signed in') return <Navigate to={wanted} replace />;
  return (
    <main className={classes.place}>
      <p className={classes.brand}>
        <img src="/icon.svg" alt="" width={32} height={32} /> Andon
      </p>
      <Page title={t('title')}>
        {ended && <p role="status">{t('ended')}</p>}
        {byPin ? <PinForm /> : <PasswordForm />}
        {store.isTerminal() && (
          <Button variant="subtle" size="lg" onClick={() => setByPin(!byPin)}>
            {t(byPin ? 'byPassword' : 'byPin')}
          </Button>
        )}
      </Page>
    </main>
  );
}

/** What `SignedIn` left: where somebody wanted to go. */
function readLocation(state: unknown): { readonly wanted: string; readonly ended: boolean } {
  const left = (state ?? {}) as { readonly wanted?: string; readonly ended?: boolean };
  return { wanted: left.wanted ?? routes.plant, ended: left.ended ?? false };
}
