import { Button } from '@mantine/core';
import type { AnyVariables } from '@urql/core';
import { useState } from 'react';
import { CommandForm, type CommandFormProps } from './command-form.tsx';

export interface FormButtonProps<Data, Variables extends AnyVariables> extends Omit<
  CommandFormProps<Data, Variables>,
  'onClose' | 'title'
> {
  readonly label: string;
  /** What the button is about, for those who don't see the row beside it. */
  readonly about?: string;
  readonly isMain?: boolean;
}

/** A button that opens the form of a command. */
export function FormButton<Data, Variables extends AnyVariables>({
  label,
  about,
  isMain = false,
  ...form
}: FormButtonProps<Data, Variables>) {
  const [isOpen, setOpen] = useState(false);
  const title = about === undefined ? label : `${label}: ${about}`;
  return (
    <>
      <Button
        variant={isMain ? 'filled' : 'default'}
        size="sm"
        aria-label={title}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {label}
      </Button>
      {isOpen && <CommandForm {...form} title={title} onClose={() => setOpen(false)} />}
    </>
  );
}
