import { useTranslation } from 'react-i18next';
import { FormButton } from '../../design/command/form-button.tsx';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { useLive } from '../../graphql/use-live.ts';
import {
  Sources_RegisterDocument,
  Sources_UnregisteredDocument,
  type Sources_UnregisteredSubscription,
} from './sources.generated.ts';
import { useSourceFields } from './use-source-fields.ts';

type Topic = Sources_UnregisteredSubscription['topics'][number];

/** Topics on which messages came that no machine is registered for; the messages are kept until one is. */
export function UnregisteredTopics() {
  const { t } = useTranslation('sources');
  const live = useLive(Sources_UnregisteredDocument, {});
  const column = useColumnKinds();
  return (
    <LiveTable
      title={t('topics.title')}
      live={live}
      rows={({ topics }) => topics}
      columns={[
        column.text<Topic>('topic', t('topics.topic'), ({ topic }) => topic),
        column.number<Topic>('letters', t('topics.letters'), { read: ({ letters }) => letters }),
        column.since<Topic>('first', t('topics.first'), (row) => row.first_seen_at),
        column.since<Topic>('last', t('topics.last'), (row) => row.last_seen_at),
        column.text<Topic>('detail', t('topics.detail'), ({ detail }) => detail),
      ]}
      keyOf={({ topic }) => topic ?? ''}
      tools={<Register />}
      actions={({ topic }) => <Register topic={topic ?? ''} />}
      empty={t('topics.empty')}
      emptyNext={t('topics.next')}
    />
  );
}

/** Registers a topic that was seen, or one that is to come. */
function Register({ topic }: { readonly topic?: string }) {
  const { t } = useTranslation('sources');
  const fields = useSourceFields();
  const isKnown = topic !== undefined;
  return (
    <FormButton
      label={t(isKnown ? 'register' : 'registerOther')}
      isMain={isKnown}
      document={Sources_RegisterDocument}
      fields={[{ name: 'sourceTopic', kind: 'text', label: t('field.topic'), isRequired: true }, ...fields]}
      {...(isKnown && { about: topic, initial: { sourceTopic: topic } })}
    />
  );
}
