import { Button } from '@mantine/core';
import type { AnyVariables, TypedDocumentNode } from '@urql/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../dialog.tsx';
import classes from '../form/form.module.css';
import { CommandNotice } from './command-notice.tsx';
import { useDirectCommand, type Input } from './use-direct-command.ts';

export interface CommandButtonProps<Data, Variables extends AnyVariables> {
  readonly label: string;
  /** What the button is about, for those who don't see the row beside it. */
  readonly about?: string;
  readonly document: TypedDocumentNode<Data, Variables>;
  readonly input: Input<Variables>;
  /** Asked before it is done, where that can't be undone. */
  readonly question?: string;
  readonly isMain?: boolean;
  /** Large where gloves are worn. */
  readonly size?: 'sm' | 'xl';
  readonly onDone?: () => void;
}

/** A button that gives a command, after a question where there is one. What goes wrong is shown. */
export function CommandButton<Data, Variables extends AnyVariables>({
  label,
  about,
  document,
  input,
  question,
  isMain = false,
  size = 'sm',
  onDone,
}: CommandButtonProps<Data, Variables>) {
  const { t } = useTranslation();
  const { state, give, forget } = useDirectCommand(document);
  const [isAsking, setAsking] = useState(false);
  const send = async (version: object = {}) => {
    const data = await give({ ...input, ...version });
    if (data === undefined) return;
    setAsking(false);
    onDone?.();
  };
  const close = () => {
    setAsking(false);
    forget();
  };
  const hasFailed = state.kind === 'refused' || state.kind === 'unanswered';
  const title = about === undefined ? label : `${label}: ${about}`;
  return (
    <>
      <Button
        variant={isMain ? 'filled' : 'default'}
        size={size}
        aria-label={title}
        aria-haspopup={question === undefined ? undefined : 'dialog'}
        loading={state.kind === 'under way' && !isAsking}
        onClick={() => (question === undefined ? void send() : setAsking(true))}
      >
        {label}
      </Button>
      {(isAsking || hasFailed) && (
        <Dialog title={title} close={close}>
          {question !== undefined && !hasFailed && <p>{question}</p>}
          <CommandNotice state={state} overrule={(version) => void send({ version })} />
          <div className={classes.buttons}>
            {isAsking && (
              <Button size={size} loading={state.kind === 'under way'} onClick={() => void send()}>
                {label}
              </Button>
            )}
            <Button size={size} variant="default" onClick={close}>
              {t('cancel')}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
