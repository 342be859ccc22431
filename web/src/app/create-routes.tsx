import { createBrowserRouter, type RouteObject } from 'react-router';
import { routes } from '../routes.ts';
import { PageError } from './page-error.tsx';
import { NoSuchPage } from './no-such-page.tsx';
import { Shell } from './shell.tsx';
import { SignedIn } from './signed-in.tsx';

/** The pages of the features; the code of each is loaded when it is first gone to. */
const pages: RouteObject[] = [
  {
    path: routes.plant,
    lazy: async () => ({ Component: (await import('../features/plant/plant-page.tsx')).PlantPage }),
  },
  {
    path: routes.andon,
    lazy: async () => ({ Component: (await import('../features/andon/andon-page.tsx')).AndonPage }),
  },
  {
    path: routes.health,
    lazy: async () => ({ Component: (await import('../features/health/health-page.tsx')).HealthPage }),
  },
  {
    path: routes.architecture,
    lazy: async () => ({
      Component: (await import('../features/architecture/architecture-page.tsx')).ArchitecturePage,
    }),
  },
  {
    path: routes.sources,
    lazy: async () => ({ Component: (await import('../features/sources/sources-page.tsx')).SourcesPage }),
  },
  {
    path: routes.orders,
    lazy: async () => ({ Component: (await import('../features/orders/orders-page.tsx')).OrdersPage }),
  },
  {
    path: routes.products,
    lazy: async () => ({ Component: (await import('../features/products/products-page.tsx')).ProductsPage }),
  },
  {
    path: routes.device,
    lazy: async () => ({ Component: (await import('../features/device/device-page.tsx')).DevicePage }),
  },
  {
    path: routes.terminal,
    lazy: async () => ({ Component: (await import('../features/terminal/terminal-page.tsx')).TerminalPage }),
  },
  {
    path: routes.audit,
    lazy: async () => ({ Component: (await import('../features/audit/audit-page.tsx')).AuditPage }),
  },
  {
    path: routes.users,
    lazy: async () => ({ Component: (await import('../features/users/users-page.tsx')).UsersPage }),
  },
  {
    path: routes.alerts,
    lazy: async () => ({ Component: (await import('../features/alerts/alerts-page.tsx')).AlertsPage }),
  },
  {
    path: routes.analysis,
    lazy: async () => ({ Component: (await import('../features/analysis/analysis-page.tsx')).AnalysisPage }),
  },
  {
    path: routes.spc,
    lazy: async () => ({ Component: (await import('../features/spc/spc-page.tsx')).SpcPage }),
  },
  {
    path: routes.trends,
    lazy: async () => ({ Component: (await import('../features/trends/trends-page.tsx')).TrendsPage }),
  },
  {
    path: routes.shifts,
    lazy: async () => ({ Component: (await import('../features/shift/shift-list-page.tsx')).ShiftListPage }),
  },
  {
    path: routes.shiftMonth,
    lazy: async () => ({ Component: (await import('../features/shift/shift-month-page.tsx')).ShiftMonthPage }),
  },
  {
    path: routes.shift,
    lazy: async () => ({ Component: (await import('../features/shift/shift-page.tsx')).ShiftPage }),
  },
  {
    path: routes.permissions,
    lazy: async () => ({ Component: (await import('../features/permissions/permissions-page.tsx')).PermissionsPage }),
  },
  {
    path: routes.graphiql,
    lazy: async () => ({ Component: (await import('../features/graphiql/graphiql-page.tsx')).GraphiqlPage }),
  },
  {
    path: routes.equipment,
    lazy: async () => ({ Component: (await import('../features/equipment/equipment-page.tsx')).EquipmentPage }),
  },
  {
    path: routes.calendar,
    lazy: async () => ({ Component: (await import('../features/calendar/calendar-page.tsx')).CalendarPage }),
  },
  {
    path: routes.reasons,
    lazy: async () => ({ Component: (await import('../features/reasons/reasons-page.tsx')).ReasonsPage }),
  },
];

/** Every address of the application. */
export function createRoutes() {
  return createBrowserRouter([
    {
      path: routes.signIn,
      lazy: async () => ({ Component: (await import('../features/sign-in/sign-in-page.tsx')).SignInPage }),
      HydrateFallback: () => null,
      ErrorBoundary: PageError,
    },
    {
      Component: SignedIn,
      HydrateFallback: () => null,
      ErrorBoundary: PageError,
      children: [
        {
          Component: Shell,
          ErrorBoundary: PageError,
          children: [...pages.map(guarded), { path: '*', Component: NoSuchPage }],
        },
      ],
    },
  ]);
}

/** What breaks in a page leaves the navigation standing. */
function guarded(page: RouteObject): RouteObject {
  return { ...page, ErrorBoundary: PageError };
}
