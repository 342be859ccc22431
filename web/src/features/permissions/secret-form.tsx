import { Button, PasswordInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '../../design/panel.tsx';
import { AdminNotice } from './admin-notice.tsx';
import classes from './permissions.module.css';

/** Asks for the admin secret and says what for. It is sent with requests of this page, and kept nowhere. */
export function SecretForm({ open }: { readonly open: (secret: string) => Promise<void> }) {
  const { t } = useTranslation('permissions');
  const [secret, setSecret] = useState('');
  const [error, setError] = useState<unknown>();
  const [isOpening, setOpening] = useState(false);
  const submit = async () => {
    setOpening(true);
    setError(undefined);
    await open(secret).catch((refused: unknown) => {
      setError(refused);
      setOpening(false);
    });
  };
  return (
    <Panel title={t('secret.title')}>
      <form
        className={classes.secret}
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <p className={classes.plain}>{t('secret.why')}</p>
        <PasswordInput
          label={t('secret.label')}
          autoComplete="off"
          required
          value={secret}
          onChange={(event) => setSecret(event.currentTarget.value)}
          visibilityToggleButtonProps={{ 'aria-label': t('form.showPassword') }}
        />
        {error !== undefined && <AdminNotice error={error} />}
        <Button type="submit" loading={isOpening} disabled={secret === ''}>
          {t('secret.open')}
        </Button>
      </form>
    </Panel>
  );
}
