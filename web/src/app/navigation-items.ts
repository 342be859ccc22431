import { routes } from '../routes.ts';
import type { LeastRole } from '../session/may.ts';

/** An entry of the navigation: whoever's role includes `least` sees it. `label` is a key of the common words. */
export interface NavigationItem {
  readonly to: string;
  readonly label: string;
  readonly least: LeastRole;
  /** Behind `g`, the key that goes there. */
  readonly key: string;
  /** The menu that it stands in; without one it stands in the bar itself. */
  readonly menu?: 'setUp' | 'system';
}

export const navigationItems: readonly NavigationItem[] = [
  { to: routes.plant, label: 'navigation.plant', least: 'viewer', key: 'p' },
  { to: routes.analysis, label: 'navigation.analysis', least: 'viewer', key: 'a' },
  { to: routes.spc, label: 'navigation.spc', least: 'viewer', key: 'c' },
  { to: routes.trends, label: 'navigation.trends', least: 'viewer', key: 'r' },
  { to: routes.shifts, label: 'navigation.shifts', least: 'viewer', key: 'i' },
  { to: routes.orders, label: 'navigation.orders', least: 'viewer', key: 'o' },
  { to: routes.alerts, label: 'navigation.alerts', least: 'viewer', key: 'n' },
  { to: routes.equipment, label: 'navigation.equipment', least: 'engineer', key: 'e', menu: 'setUp' },
  { to: routes.reasons, label: 'navigation.reasons', least: 'engineer', key: 'w', menu: 'setUp' },
  { to: routes.calendar, label: 'navigation.calendar', least: 'planner', key: 'k', menu: 'setUp' },
  { to: routes.products, label: 'navigation.products', least: 'planner', key: 'd', menu: 'setUp' },
  { to: routes.sources, label: 'navigation.sources', least: 'engineer', key: 's', menu: 'setUp' },
  { to: routes.users, label: 'navigation.users', least: 'administrator', key: 'u', menu: 'setUp' },
  { to: routes.permissions, label: 'navigation.permissions', least: 'administrator', key: 'm', menu: 'setUp' },
  { to: routes.health, label: 'navigation.health', least: 'engineer', key: 'h', menu: 'system' },
  { to: routes.architecture, label: 'navigation.architecture', least: 'engineer', key: 'f', menu: 'system' },
  { to: routes.graphiql, label: 'navigation.graphiql', least: 'engineer', key: 'q', menu: 'system' },
  { to: routes.audit, label: 'navigation.audit', least: 'administrator', key: 'l', menu: 'system' },
  { to: routes.device, label: 'navigation.device', least: 'administrator', key: 't', menu: 'setUp' },
];
