import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Since } from '../../design/since.tsx';
import type { TerminalMachine } from './terminal-machine.ts';
import type { TerminalSheetProps } from './sheet-props.ts';
import { Sheet } from './sheet.tsx';
import {
  Terminal_AcknowledgeCallDocument,
  Terminal_CallDocument,
  Terminal_ResolveCallDocument,
} from './terminal.generated.ts';
import classes from './terminal.module.css';

const kinds = ['help', 'maintenance', 'material', 'process', 'quality', 'safety'] as const;

const answers = { acknowledge: Terminal_AcknowledgeCallDocument, resolve: Terminal_ResolveCallDocument } as const;
type Call = TerminalMachine['andon_calls'][number];

/** Whom to call, by one tap; calls that nobody has resolved yet stand above, to be answered. */
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
  const answer = (what: keyof typeof answers, { id, version, kind }: Call) => {
    command.give(answers[what], { andonCallId: id, version }, { label: t(`did.${what}`, { kind: t(`call.${kind}`) }) });
    close();
  };
  const open = machine.andon_calls;
  return (
    <Sheet title={t('action.call.label')} close={close}>
      {open.map((each) => (
        <div key={each.id} className={classes.row} role="group" aria-label={t(`call.${each.kind}`)}>
          <p className={classes.called}>
            <b>{t(`call.${each.kind}`)}</b>: {t(`callStatus.${each.status}`)}, <Since instant={each.raised_at} />
          </p>
          {each.status === 'open' && (
            <Button size="xl" variant="default" onClick={() => answer('acknowledge', each)}>
              {t('callAnswer.acknowledge')}
            </Button>
          )}
          <Button size="xl" variant="default" onClick={() => answer('resolve', each)}>
            {t('callAnswer.resolve')}
          </Button>
        </div>
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
