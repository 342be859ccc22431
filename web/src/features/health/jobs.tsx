import { useTranslation } from 'react-i18next';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { useLive } from '../../graphql/use-live.ts';
import { Jobs_LiveDocument, type Jobs_LiveSubscription } from './jobs.generated.ts';

type Job = Jobs_LiveSubscription['jobs'][number];

/** The jobs behind the figures, the latest ones first. */
export function Jobs() {
  const { t } = useTranslation('health');
  const live = useLive(Jobs_LiveDocument, {});
  const column = useColumnKinds();
  return (
    <LiveTable
      title={t('jobs.title')}
      live={live}
      rows={({ jobs }) => jobs}
      columns={[
        column.text<Job>('name', t('jobs.name'), ({ name, id }) => `${name ?? ''} (${id ?? '–'})`),
        column.duration<Job>('every', t('jobs.every'), (job) => job.every_seconds),
        column.instant<Job>('last', t('jobs.last'), (job) => job.last_started_at),
        column.text<Job>('status', t('jobs.status'), (job) => job.last_status),
        column.instant<Job>('next', t('jobs.next'), (job) => job.next_start_at),
        column.duration<Job>('overdue', t('jobs.overdue'), (job) => job.overdue_seconds),
        column.number<Job>('failures', t('jobs.failures'), { read: ({ failures }) => failures }),
      ]}
      keyOf={({ id }) => id ?? 0}
      empty={t('jobs.empty.title')}
    />
  );
}
