import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Notice } from '../design/notice.tsx';
import { routes } from '../routes.ts';

/** For addresses that nothing stands at. */
export function NoSuchPage() {
  const { t } = useTranslation();
  return (
    <Notice kind="empty" title={t('noSuchPage.title')}>
      <Link to={routes.plant}>{t('noSuchPage.next')}</Link>
    </Notice>
  );
}
