import { Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet } from 'react-router';
import { Loading } from '../design/live-view.tsx';
import { Explanation } from './explanation.tsx';
import { Navigation } from './navigation.tsx';
import classes from './shell.module.css';
import { ShortcutList } from './shortcut-list.tsx';
import { UserMenu } from './user-menu.tsx';
import { WaitingCommands } from './waiting-commands.tsx';

/** What stands around every page: navigation above, the page below. */
export function Shell() {
  const { t } = useTranslation();
  return (
    <div className={classes.shell}>
      <a className={classes.skip} href="#content">
        {t('shell.skip')}
      </a>
      <header className={classes.bar}>
        <Navigation />
        <UserMenu />
      </header>
      <WaitingCommands />
      <main id="content" className={classes.content} tabIndex={-1}>
        <Suspense fallback={<Loading />}>
          <Outlet />
        </Suspense>
      </main>
      <Explanation />
      <ShortcutList />
    </div>
  );
}
