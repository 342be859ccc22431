import { useTranslation } from 'react-i18next';
import { CommandButton } from '../../design/command/command-button.tsx';
import { FormButton } from '../../design/command/form-button.tsx';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { useLive } from '../../graphql/use-live.ts';
import { localZone } from '../../language/local-zone.ts';
import { useFormat } from '../../language/use-format.ts';
import {
  RefusedMessages_LiveDocument,
  RefusedMessages_ReplayDocument,
  type RefusedMessages_LiveSubscription,
} from './refused-messages.generated.ts';
import classes from './refused-messages.module.css';
import { WholeText } from './whole-text.tsx';

type Message = RefusedMessages_LiveSubscription['messages'][number];

/** What could not be taken, why, and a way to have it taken again once the cause is gone. */
export function RefusedMessages() {
  const { t } = useTranslation('health');
  const live = useLive(RefusedMessages_LiveDocument, {});
  const columns = useRefusedColumns();
  const waiting = (live.data?.messages ?? []).filter(({ replayed_at }) => replayed_at === null);
  return (
    <LiveTable
      title={t('refused.title')}
      live={live}
      rows={({ messages }) => messages}
      tools={waiting.length > 0 && <ReplayAll messages={waiting} />}
      columns={columns}
      keyOf={({ id }) => id ?? 0}
      actions={(message) => (
        <>
          <WholeText
            label={t('refused.whole', { topic: message.topic })}
            title={message.topic ?? ''}
            text={message.detail ?? ''}
          />
          <Replay message={message} />
        </>
      )}
      empty={t('refused.empty.title')}
      emptyNext={t('refused.empty.next')}
    />
  );
}

function Replay({ message: { id, topic, replayed_at } }: { readonly message: Message }) {
  const { t } = useTranslation('health');
  if (id === null || replayed_at !== null) return null;
  return (
    <CommandButton
      label={t('refused.replay')}
      about={topic ?? ''}
      document={RefusedMessages_ReplayDocument}
      input={{ ids: [id] }}
    />
  );
}

function ReplayAll({ messages }: { readonly messages: readonly Message[] }) {
  const { t } = useTranslation('health');
  const reasons = [...new Set(messages.flatMap(({ reason }) => reason ?? []))];
  return (
    <FormButton
      label={t('refused.replayAll')}
      document={RefusedMessages_ReplayDocument}
      submitLabel={t('refused.replay')}
      fields={[
        {
          name: 'reason',
          kind: 'choice',
          label: t('refused.reason'),
          isRequired: true,
          options: reasons.map((reason) => ({ value: reason, label: t(`refused.reasons.${reason}`) })),
        },
      ]}
    />
  );
}

function useRefusedColumns() {
  const { t } = useTranslation('health');
  const format = useFormat();
  const column = useColumnKinds();
  return [
    column.instant<Message>('received', t('refused.received'), (message) => message.received_at),
    column.text<Message>('state', t('refused.state'), ({ replayed_at, replay_requested_at }) => {
      if (replayed_at !== null) return t('refused.replayed', { when: format.dateTime(replayed_at, localZone) });
      return t(replay_requested_at === null ? 'refused.kept' : 'refused.requested');
    }),
    column.text<Message>('reason', t('refused.reason'), ({ reason }) => reason && t(`refused.reasons.${reason}`)),
    {
      ...column.text<Message>('detail', t('refused.detail'), ({ detail }) => detail),
      cell: ({ detail }: Message) => <span className={classes.detail}>{detail}</span>,
    },
    {
      ...column.text<Message>('topic', t('refused.topic'), ({ topic }) => topic),
      cell: ({ topic }: Message) => <span className={classes.topic}>{topic}</span>,
    },
    column.number<Message>('suppressed', t('refused.suppressed'), { read: ({ suppressed }) => suppressed }),
    column.number<Message>('size', t('refused.size'), { read: (message) => message.payload_bytes }),
  ];
}
