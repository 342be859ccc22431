import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { may } from '../session/may.ts';
import { useSession } from '../session/session-provider.tsx';
import { navigationItems } from './navigation-items.ts';
import classes from './navigation.module.css';

/** Where one can go, by role. */
export function Navigation() {
  const { t } = useTranslation();
  const session = useSession();
  return (
    <nav aria-label={t('navigation.label')} className={classes.navigation}>
      {navigationItems
        .filter(({ least }) => may(session, least))
        .map(({ to, label }) => (
          <NavLink key={to} to={to} end className={classes.link}>
            {t(label)}
          </NavLink>
        ))}
    </nav>
  );
}
