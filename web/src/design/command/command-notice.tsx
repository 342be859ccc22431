import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../error-notice.tsx';
import { Notice } from '../notice.tsx';
import classes from './command-notice.module.css';
import type { Refusal } from './read-refusal.ts';
import type { CommandState } from './use-direct-command.ts';

export interface CommandNoticeProps {
  readonly state: CommandState;
  /** Names of the columns that matter, by the names that the current row has. */
  readonly labels?: Readonly<Record<string, string>>;
  /** Does it all the same, upon the row as it is now. */
  readonly overrule: (version: unknown) => void;
}

/** How a command went, unless it went well: refused, in conflict with what others did meanwhile, or without an answer. */
export function CommandNotice({ state, labels, overrule }: CommandNoticeProps) {
  const { t } = useTranslation();
  switch (state.kind) {
    case 'ready':
    case 'under way':
      return null;
    case 'unanswered':
      return <ErrorNotice error={state.error} />;
    case 'refused':
      return state.refusal.current === undefined ? (
        <Notice kind="error" title={state.refusal.message}>
          {state.refusal.code !== '' && <code>{state.refusal.code}</code>}
        </Notice>
      ) : (
        <Notice kind="error" title={t('conflict.title')}>
          <p>{state.refusal.message}</p>
          <CurrentRow refusal={state.refusal} labels={labels} />
          <Button variant="default" onClick={() => overrule(state.refusal.current?.['version'])}>
            {t('conflict.overrule')}
          </Button>
        </Notice>
      );
  }
}

function CurrentRow({ refusal, labels }: { readonly refusal: Refusal } & Pick<CommandNoticeProps, 'labels'>) {
  const { t } = useTranslation();
  const entries = Object.entries(refusal.current ?? {});
  const known = labels === undefined ? [] : entries.filter(([name]) => name in labels);
  return (
    <>
      <p>{t('conflict.now')}</p>
      <dl className={classes.row}>
        {(known.length === 0 ? entries : known).map(([name, value]) => (
          <div key={name}>
            <dt>{labels?.[name] ?? name}</dt>
            <dd>{typeof value === 'string' ? value : JSON.stringify(value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
