import { useTranslation } from 'react-i18next';
import { Page } from '../../design/page.tsx';
import { Backlog } from './backlog.tsx';
import { Jobs } from './jobs.tsx';
import { Logs } from './logs.tsx';
import { RefusedMessages } from './refused-messages.tsx';
import { Senders } from './senders.tsx';

/** Whether data lands: by its effect, not by whether processes say that they run. */
export function HealthPage() {
  const { t } = useTranslation('health');
  return (
    <Page title={t('title')}>
      <Senders />
      <RefusedMessages />
      <Backlog />
      <Jobs />
      <Logs />
    </Page>
  );
}
