import type { CombinedError } from '@urql/core';
import { useTranslation } from 'react-i18next';
import classes from './sign-in-error.module.css';

/** Why an attempt failed, in the server's words where it has some. */
export function SignInError({ error }: { readonly error: CombinedError | undefined }) {
  const { t } = useTranslation('sign-in');
  if (error === undefined) return null;
  const [first] = error.graphQLErrors;
  return (
    <p role="alert" className={classes.error}>
      {first?.message ?? t('unreachable')}
    </p>
  );
}
