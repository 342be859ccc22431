import { Menu } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import { may } from '../session/may.ts';
import { useSession } from '../session/session-provider.tsx';
import { routes } from '../routes.ts';
import { navigationItems, type NavigationItem } from './navigation-items.ts';
import classes from './navigation.module.css';
import { UnreadNotifications } from './unread-notifications.tsx';

const menus = ['setUp', 'system'] as const;

/** Where one can go, by role: what is used all day in the bar, the rest in menus. */
export function Navigation() {
  const { t } = useTranslation();
  const session = useSession();
  const allowed = navigationItems.filter(({ least }) => may(session, least));
  return (
    <nav aria-label={t('navigation.label')} className={classes.navigation}>
      {allowed
        .filter(({ menu }) => menu === undefined)
        .map(({ to, label }) => (
          <NavLink key={to} to={to} end className={classes.link}>
            {t(label)}
            {to === routes.alerts && <UnreadNotifications />}
          </NavLink>
        ))}
      {menus.map((menu) => (
        <NavigationMenu
          key={menu}
          label={t(`navigation.${menu}`)}
          items={allowed.filter((item) => item.menu === menu)}
        />
      ))}
    </nav>
  );
}

function NavigationMenu({ label, items }: { readonly label: string; readonly items: readonly NavigationItem[] }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const here = items.find(({ to }) => to === pathname);
  if (items.length === 0) return null;
  return (
    <Menu position="bottom-start">
      <Menu.Target>
        <button type="button" className={classes.link} data-here={here !== undefined || undefined}>
          {here === undefined ? label : `${label}: ${t(here.label)}`} <span aria-hidden="true">▾</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {items.map(({ to, label: name }) => (
          <Menu.Item key={to} component={Link} to={to} {...(to === pathname && { 'aria-current': 'page' })}>
            {t(name)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
