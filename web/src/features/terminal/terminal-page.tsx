import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { LiveView } from '../../design/live-view.tsx';
import { Notice } from '../../design/notice.tsx';
import { Page } from '../../design/page.tsx';
import { useLive } from '../../graphql/use-live.ts';
import { Terminal } from './terminal.tsx';
import { Terminal_MachineDocument } from './terminal.generated.ts';

/** Stops that ended before this are not worked on at the machine any more. */
const stopsOfLastMs = 12 * 3_600_000;

/** The screen at a machine: how it does, and what its operator does about it. */
export function TerminalPage() {
  const { t } = useTranslation('terminal');
  const { equipment } = useParams();
  const [since] = useState(() => new Date(Date.now() - stopsOfLastMs).toISOString());
  const live = useLive(Terminal_MachineDocument, { equipmentId: Number(equipment), since });
  const machine = live.data?.equipment;
  const title = machine == null ? t('title') : [machine.line?.name, machine.name].filter(Boolean).join(' · ');
  return (
    <Page title={title}>
      <LiveView
        live={live}
        empty={(data) =>
          data.equipment === null ? (
            <Notice kind="empty" title={t('noMachine.title')}>
              {t('noMachine.next')}
            </Notice>
          ) : null
        }
      >
        {(data) => data.equipment !== null && <Terminal key={data.equipment.id} machine={data.equipment} />}
      </LiveView>
    </Page>
  );
}
