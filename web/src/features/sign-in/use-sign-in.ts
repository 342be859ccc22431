import { CombinedError } from '@urql/core';
import { useCallback, useState } from 'react';

/** Runs an attempt to sign in, and remembers how it failed. */
export function useSignIn() {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<CombinedError>();
  const attempt = useCallback(async (signIn: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(undefined);
    try {
      await signIn();
    } catch (thrown) {
      setError(thrown instanceof CombinedError ? thrown : new CombinedError({ networkError: thrown as Error }));
    } finally {
      setBusy(false);
    }
  }, []);
  return { isBusy, error, attempt };
}
