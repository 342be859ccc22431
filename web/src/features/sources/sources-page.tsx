import { useTranslation } from 'react-i18next';
import { Page } from '../../design/page.tsx';
import { Mappings } from './mappings.tsx';
import { RegisteredSources } from './registered-sources.tsx';
import { UnregisteredTopics } from './unregistered-topics.tsx';

/** What sends, and which machine each topic tells about. What is seen but not registered offers itself. */
export function SourcesPage() {
  const { t } = useTranslation('sources');
  return (
    <Page title={t('title')}>
      <UnregisteredTopics />
      <RegisteredSources />
      <Mappings />
    </Page>
  );
}
