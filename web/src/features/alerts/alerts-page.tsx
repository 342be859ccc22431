import { useTranslation } from 'react-i18next';
import { Page } from '../../design/page.tsx';
import { AlertRules } from './alert-rules.tsx';
import { EscalationRules } from './escalation-rules.tsx';
import { Notifications } from './notifications.tsx';
import { OpenAlerts } from './open-alerts.tsx';

/** What people are told of, and by which rules. */
export function AlertsPage() {
  const { t } = useTranslation('alerts');
  return (
    <Page title={t('title')}>
      <OpenAlerts />
      <Notifications />
      <AlertRules />
      <EscalationRules />
    </Page>
  );
}
