import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useSessionStore } from '../../session/session-provider.tsx';
import classes from './sign-in-page.module.css';
import { SignInError } from './sign-in-error.tsx';
import { useSignIn } from './use-sign-in.ts';

/** E-mail address and password. */
export function PasswordForm() {
  const { t } = useTranslation('sign-in');
  const store = useSessionStore();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const { isBusy, error, attempt } = useSignIn();
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void attempt(() => store.signIn(email, password));
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <TextInput
        size="lg"
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        label={t('email')}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
      />
      <PasswordInput
        size="lg"
        autoComplete="current-password"
        required
        withAsterisk={false}
        label={t('password')}
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('showPassword') }}
      />
      <SignInError error={error} />
      <Button size="lg" type="submit" loading={isBusy}>
        {t('signIn')}
      </Button>
    </form>
  );
}
