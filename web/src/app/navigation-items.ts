import { routes } from '../routes.ts';
import type { LeastRole } from '../session/may.ts';

/** An entry of the navigation: whoever's role includes `least` sees it. `label` is a key of the common words. */
export interface NavigationItem {
  readonly to: string;
  readonly label: string;
  readonly least: LeastRole;
  /** Behind `g`, the key that goes there. */
  readonly key: string;
}

export const navigationItems: readonly NavigationItem[] = [
  { to: routes.plant, label: 'navigation.plant', least: 'viewer', key: 'p' },
];
