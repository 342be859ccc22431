import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Since } from '../../design/since.tsx';
import type { TerminalSheetProps } from './sheet-props.ts';
import { Sheet } from './sheet.tsx';
import { Terminal_CallDocument } from './terminal.generated.ts';
import classes from './terminal.module.css';

const kinds = ['help', 'maintenance', 'material', 'process', 'quality', 'safety'] as const;

/** Whom to call, by one tap; calls that nobody has resolved yet stand above. */
export function CallSheet({ machine, command, close }: TerminalSheetProps) {
  const { t } = useTranslation('terminal');
  const call = (kind: (typeof kinds)[number]) => {
    command.give(
      Terminal_CallDocument,
      { equipmentId: machine.id, kind },
      { label: t('did.call', { kind: t(`call.${kind}`) }) },
    );
    close();
  };
  const open = machine.andon_calls;
  return (
    <Sheet title={t('action.call.label')} close={close}>
      {open.map(({ id, kind, status, raised_at: raisedAt }) => (
        <p key={id}>
          <b>{t(`call.${kind}`)}</b>: {t(`callStatus.${status}`)}, <Since instant={raisedAt} />
        </p>
      ))}
      <div className={classes.choices}>
        {kinds.map((kind) => (
          <Button key={kind} size="xl" disabled={open.some((each) => each.kind === kind)} onClick={() => call(kind)}>
            {t(`call.${kind}`)}
          </Button>
        ))}
      </div>
    </Sheet>
  );
}
