import { Button, PasswordInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './sign-in-page.module.css';

const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];

export interface PinPadProps {
  readonly isBusy: boolean;
  readonly enter: (pin: string) => void;
}

/** A PIN by large keys, or by the keyboard. */
export function PinPad({ isBusy, enter }: PinPadProps) {
  const { t } = useTranslation('sign-in');
  const [pin, setPin] = useState('');
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    enter(pin);
    setPin('');
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <PasswordInput
        size="xl"
        inputMode="none"
        autoComplete="off"
        label={t('pin')}
        value={pin}
        onChange={(event) => setPin(event.currentTarget.value.replaceAll(/\D/g, ''))}
        visibilityToggleButtonProps={{ 'aria-label': t('showPin') }}
      />
      <div className={classes.keys}>
        {digits.map((digit) => (
          <Button key={digit} size="xl" variant="default" onClick={() => setPin(pin + digit)}>
            {digit}
          </Button>
        ))}
        <Button size="xl" variant="default" aria-label={t('deleteDigit')} onClick={() => setPin(pin.slice(0, -1))}>
          ⌫
        </Button>
        <Button size="xl" variant="default" onClick={() => setPin(`${pin}0`)}>
          0
        </Button>
        <Button size="xl" type="submit" loading={isBusy} disabled={pin === ''}>
          {t('enter')}
        </Button>
      </div>
    </form>
  );
}
