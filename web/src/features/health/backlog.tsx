import { useTranslation } from 'react-i18next';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { equipmentLabel } from '../../design/equipment-label.ts';
import { useLive } from '../../graphql/use-live.ts';
import { Backlog_LiveDocument, type Backlog_LiveSubscription } from './backlog.generated.ts';

type Lag = Backlog_LiveSubscription['backlog'][number];

/** How far the figures of each piece of equipment are behind its signals. */
export function Backlog() {
  const { t } = useTranslation('health');
  const live = useLive(Backlog_LiveDocument, {});
  const column = useColumnKinds();
  return (
    <LiveTable
      title={t('backlog.title')}
      live={live}
      rows={({ backlog }) => backlog}
      columns={[
        column.text<Lag>('equipment', t('backlog.equipment'), ({ equipment }) =>
          equipment === null ? null : equipmentLabel(equipment),
        ),
        column.instant<Lag>('closed', t('backlog.closed'), (lag) => lag.closed_until),
        column.duration<Lag>('behind', t('backlog.behind'), (lag) => lag.behind_seconds),
        column.number<Lag>('windows', t('backlog.windows'), { read: (lag) => lag.waiting_windows }),
        column.since<Lag>('waiting', t('backlog.waiting'), (lag) => lag.waiting_since),
        column.number<Lag>('touched', t('backlog.touched'), { read: (lag) => lag.touched_stretches }),
      ]}
      keyOf={({ equipment_id }) => equipment_id ?? 0}
      empty={t('backlog.empty.title')}
    />
  );
}
