import { Button } from '@mantine/core';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../error-notice.tsx';
import type { Field } from '../form/field.ts';
import { Notice } from '../notice.tsx';
import classes from './command-notice.module.css';
import type { Refusal } from './read-refusal.ts';
import type { CommandState } from './use-direct-command.ts';

export interface CommandNoticeProps {
  readonly state: CommandState;
  /** The fields that matter, by the names that their columns have in the current row. */
  readonly columns?: Readonly<Record<string, Field>>;
  /** Does it all the same, upon the row as it is now. */
  readonly overrule: (version: unknown) => void;
}

/** How a command went, unless it went well: refused, in conflict with what others did meanwhile, or without an answer. */
export function CommandNotice({ state, columns, overrule }: CommandNoticeProps) {
  switch (state.kind) {
    case 'ready':
    case 'under way':
      return null;
    case 'unanswered':
      return <ErrorNotice error={state.error} />;
    case 'refused':
      return <RefusalNotice refusal={state.refusal} columns={columns} overrule={overrule} />;
  }
}

function RefusalNotice({
  refusal,
  columns,
  overrule,
}: { readonly refusal: Refusal } & Pick<CommandNoticeProps, 'columns' | 'overrule'>) {
  const { t } = useTranslation();
  const { message, code, current } = refusal;
  if (current === undefined) {
    return (
      <Notice kind="error" title={message}>
        {code !== '' && <code>{code}</code>}
      </Notice>
    );
  }
  const row = <CurrentRow current={current} columns={columns} />;
  if (!isOutdated(refusal)) {
    return (
      <Notice kind="error" title={message}>
        {row}
      </Notice>
    );
  }
  return (
    <Notice kind="error" title={t('conflict.title')}>
      <p>{message}</p>
      {row}
      <Button variant="default" onClick={() => overrule(current['version'])}>
        {t('conflict.overrule')}
      </Button>
    </Notice>
  );
}

/** Whether others changed the row in the meantime. Any other conflict, such as a name that is taken, can't be overruled. */
function isOutdated({ faults }: Refusal): boolean {
  return Object.keys(faults).some((path) => path.split('.').at(-1) === 'version');
}

function CurrentRow({
  current,
  columns,
}: { readonly current: NonNullable<Refusal['current']> } & Pick<CommandNoticeProps, 'columns'>) {
  const { t } = useTranslation();
  const entries = Object.entries(current);
  const known = columns === undefined ? [] : entries.filter(([name]) => name in columns);
  return (
    <>
      <p>{t('conflict.now')}</p>
      <dl className={classes.row}>
        {(known.length === 0 ? entries : known).map(([name, value]) => (
          <div key={name}>
            <dt>{columns?.[name]?.label ?? name}</dt>
            <dd>{textOf(value, columns?.[name], t)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

/** A value as the form would show it. */
function textOf(value: unknown, field: Field | undefined, t: TFunction): string {
  if (value === null) return t('form.none');
  if (typeof value === 'boolean') return t(value ? 'yes' : 'no');
  const option = field?.kind === 'choice' ? field.options.find((each) => each.value === value) : undefined;
  return option?.label ?? (typeof value === 'string' ? value : JSON.stringify(value));
}
