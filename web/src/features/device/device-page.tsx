import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation, useQuery } from 'urql';
import { ErrorNotice } from '../../design/error-notice.tsx';
import { Notice } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { useSessionStore } from '../../session/session-provider.tsx';
import { Device_RegisterTerminalDocument, Device_SitesDocument } from './device.generated.ts';
import classes from './device-page.module.css';

/** Makes this device a terminal that people share, where they sign in by PIN; or no more. */
export function DevicePage() {
  const { t } = useTranslation('device');
  const store = useSessionStore();
  const [isTerminal, setTerminal] = useState(store.isTerminal());
  const keep = (token: string | undefined) => {
    store.keepTerminalToken(token);
    setTerminal(token !== undefined);
  };
  return (
    <Page title={t('title')}>
      {isTerminal ? (
        <Notice kind="empty" title={t('isTerminal')}>
          <p>{t('signOut')}</p>
          <Button variant="default" onClick={() => keep(undefined)}>
            {t('forget')}
          </Button>
        </Notice>
      ) : (
        <RegisterForm registered={keep} />
      )}
    </Page>
  );
}

function RegisterForm({ registered }: { readonly registered: (token: string) => void }) {
  const { t } = useTranslation('device');
  const [{ data }] = useQuery({ query: Device_SitesDocument });
  const [{ error, fetching }, register] = useMutation(Device_RegisterTerminalDocument);
  const [name, setName] = useState('');
  const [siteId, setSiteId] = useState<string>();
  const sites = data?.sites ?? [];
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void register({ siteId: Number(siteId ?? sites[0]?.id), name }).then((answer) => {
      const token = answer.data?.registered.terminalToken;
      if (token != null) registered(token);
    });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <p className={classes.explained}>{t('explained')}</p>
      <NativeSelect
        size="lg"
        label={t('site')}
        value={siteId ?? sites[0]?.id}
        onChange={(event) => setSiteId(event.currentTarget.value)}
        data={sites.map((site) => ({ value: String(site.id), label: site.name }))}
      />
      <TextInput
        size="lg"
        required
        label={t('name')}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
      />
      {error !== undefined && <ErrorNotice error={error} />}
      <Button size="lg" type="submit" loading={fetching} disabled={sites.length === 0}>
        {t('register')}
      </Button>
    </form>
  );
}
