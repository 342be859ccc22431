import { useTranslation } from 'react-i18next';
import { Page } from '../../design/page.tsx';
import { TerminalList } from './terminal-list.tsx';
import { UserList } from './user-list.tsx';

/** Who may sign in, in which role and for which sites; the terminals that people share. */
export function UsersPage() {
  const { t } = useTranslation('users');
  return (
    <Page title={t('title')}>
      <UserList />
      <TerminalList />
    </Page>
  );
}
