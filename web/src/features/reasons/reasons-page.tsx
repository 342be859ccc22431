import { useTranslation } from 'react-i18next';
import { Page } from '../../design/page.tsx';
import { DowntimeReasons } from './downtime-reasons.tsx';
import { MachineParts } from './machine-parts.tsx';
import { ReasonRules } from './reason-rules.tsx';
import { ScrapReasons } from './scrap-reasons.tsx';

/** Why equipment stands still and units are scrapped, and what says so by itself. */
export function ReasonsPage() {
  const { t } = useTranslation('reasons');
  return (
    <Page title={t('title')}>
      <DowntimeReasons />
      <ReasonRules />
      <ScrapReasons />
      <MachineParts />
    </Page>
  );
}
