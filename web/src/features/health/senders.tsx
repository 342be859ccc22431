import { useTranslation } from 'react-i18next';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { Mark } from '../../design/mark.tsx';
import { useLive } from '../../graphql/use-live.ts';
import { useFormat } from '../../language/use-format.ts';
import { Senders_LiveDocument, type Senders_LiveSubscription } from './senders.generated.ts';

type Sender = Senders_LiveSubscription['senders'][number];

/** Everybody who sends, and how much of it arrives. */
export function Senders() {
  const { t } = useTranslation('health');
  const live = useLive(Senders_LiveDocument, {});
  const columns = useSenderColumns();
  return (
    <LiveTable
      title={t('sources.title')}
      live={live}
      rows={({ senders }) => senders}
      columns={columns}
      keyOf={({ source }) => source ?? ''}
      empty={t('sources.empty.title')}
      emptyNext={t('sources.empty.next')}
    />
  );
}

function useSenderColumns() {
  const { t } = useTranslation('health');
  const format = useFormat();
  const column = useColumnKinds();
  const perSecond = (rate: number | null) => t('sources.perSecond', { rate: format.number(rate, undefined, 1) });
  return [
    column.text<Sender>('source', t('sources.source'), ({ source }) => source),
    { ...column.text<Sender>('kind', t('sources.kind'), ({ kind }) => t(`kind.${kind ?? 'topic'}`)), isWhole: true },
    {
      ...column.text<Sender>('state', t('sources.state'), ({ online }) => t(`state.${stateOf(online)}`)),
      cell: ({ online }: Sender) => <Mark tone={tones[stateOf(online)]}>{t(`state.${stateOf(online)}`)}</Mark>,
    },
    column.since<Sender>('since', t('sources.since'), ({ since }) => since),
    {
      ...column.text<Sender>('messages', t('sources.messages'), (sender) => sender.messages_per_second ?? 0),
      cell: (sender: Sender) => perSecond(sender.messages_per_second),
    },
    {
      ...column.text<Sender>('rows', t('sources.rows'), (sender) => sender.rows_landed ?? 0),
      cell: (sender: Sender) => `${format.number(sender.rows_landed)} · ${perSecond(sender.rows_per_second)}`,
    },
    column.number<Sender>('lag', t('sources.lag'), { read: (sender) => sender.lag_seconds, unit: 's', decimals: 1 }),
    column.number<Sender>('gaps', t('sources.gaps'), { read: ({ gaps }) => gaps }),
    column.number<Sender>('rebirths', t('sources.rebirths'), { read: (sender) => sender.unanswered_rebirths }),
    column.number<Sender>('skew', t('sources.skew'), {
      read: (sender) => sender.clock_skew_seconds,
      unit: 's',
      decimals: 1,
    }),
    column.since<Sender>('last', t('sources.last'), (sender) => sender.last_message_at),
  ];
}

const tones = { online: 'good', offline: 'bad', topic: 'quiet' } as const;

function stateOf(online: boolean | null): keyof typeof tones {
  if (online === null) return 'topic';
  return online ? 'online' : 'offline';
}
