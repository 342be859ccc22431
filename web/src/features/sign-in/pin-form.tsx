import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSessionStore } from '../../session/session-provider.tsx';
import { PinPad } from './pin-pad.tsx';
import { SignInError } from './sign-in-error.tsx';
import classes from './sign-in-page.module.css';
import { useSignIn } from './use-sign-in.ts';

type People = Awaited<ReturnType<ReturnType<typeof useSessionStore>['peopleAtTerminal']>>;

/** Two steps for gloves: one's name, one's PIN. */
export function PinForm() {
  const { t } = useTranslation('sign-in');
  const store = useSessionStore();
  const [people, setPeople] = useState<People>();
  const [userId, setUserId] = useState<string>();
  const { isBusy, error, attempt } = useSignIn();
  useEffect(() => {
    void attempt(async () => setPeople(await store.peopleAtTerminal()));
  }, [attempt, store]);
  const person = people?.find((each) => each.userId === userId);
  if (person === undefined) {
    return (
      <>
        <h2>{t('who')}</h2>
        <div className={classes.people}>
          {people?.map(({ userId, name }) => (
            <Button key={userId} size="xl" variant="default" onClick={() => setUserId(userId)}>
              {name}
            </Button>
          ))}
        </div>
        {people?.length === 0 && <p>{t('nobody')}</p>}
        <SignInError error={error} />
      </>
    );
  }
  return (
    <>
      <h2>{person.name}</h2>
      <PinPad isBusy={isBusy} enter={(pin) => void attempt(() => store.signInWithPin(person.userId, pin))} />
      <SignInError error={error} />
      <Button size="lg" variant="subtle" onClick={() => setUserId(undefined)}>
        {t('somebodyElse')}
      </Button>
    </>
  );
}
