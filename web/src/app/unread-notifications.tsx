import { useTranslation } from 'react-i18next';
import { useLive } from '../graphql/use-live.ts';
import classes from './unread-notifications.module.css';
import { Unread_NotificationsDocument } from './unread-notifications.generated.ts';

/** How many notifications the user has not read yet; nothing while there is none. */
export function UnreadNotifications() {
  const { t } = useTranslation();
  const { data } = useLive(Unread_NotificationsDocument, {});
  const count = data?.unread.aggregate?.count ?? 0;
  if (count === 0) return null;
  return (
    <span className={classes.mark}>
      <span aria-hidden="true">{count > 99 ? '99+' : count}</span>
      <span className={classes.said}>{t('unread', { count })}</span>
    </span>
  );
}
