import { useTranslation } from 'react-i18next';
import { Page } from '../../design/page.tsx';
import { may } from '../../session/may.ts';
import { useSession } from '../../session/session-provider.tsx';
import { AlertRules } from './alert-rules.tsx';
import { EscalationRules } from './escalation-rules.tsx';
import { Notifications } from './notifications.tsx';
import { OpenAlerts } from './open-alerts.tsx';

/** What people are told of, and by which rules. */
export function AlertsPage() {
  const { t } = useTranslation('alerts');
  // Where alerts are sent, others may not see.
  const mayManage = may(useSession(), 'engineer');
  return (
    <Page title={t('title')}>
      <OpenAlerts />
      <Notifications />
      {mayManage && <AlertRules />}
      <EscalationRules />
    </Page>
  );
}
