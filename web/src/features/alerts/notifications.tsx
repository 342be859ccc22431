import { useTranslation } from 'react-i18next';
import { CommandButton } from '../../design/command/command-button.tsx';
import { LiveTable } from '../../design/data-table/live-table.tsx';
import { useColumnKinds } from '../../design/data-table/use-column-kinds.tsx';
import { useLive } from '../../graphql/use-live.ts';
import { Alerts_MarkReadDocument, Alerts_MineDocument, type Alerts_MineSubscription } from './alerts.generated.ts';

type Notification = Alerts_MineSubscription['notifications'][number];

/** What the user is told in the app. */
export function Notifications() {
  const { t } = useTranslation('alerts');
  const live = useLive(Alerts_MineDocument, {});
  const column = useColumnKinds();
  const unread = live.data?.notifications.some(({ read_at }) => read_at === null) ?? false;
  return (
    <LiveTable
      title={t('mine.title')}
      live={live}
      rows={({ notifications }) => notifications}
      columns={[
        column.text<Notification>('what', t('field.what'), ({ title }) => title),
        column.text<Notification>('detail', t('field.note'), ({ body }) => body),
        column.instant<Notification>('when', t('field.when'), (notification) => notification.created_at),
        column.flag<Notification>('read', t('field.read'), ({ read_at }) => read_at !== null),
      ]}
      keyOf={({ id }) => id}
      tools={unread && <CommandButton label={t('mine.readAll')} document={Alerts_MarkReadDocument} input={{}} />}
      empty={t('mine.empty')}
      emptyNext={t('mine.next')}
    />
  );
}
