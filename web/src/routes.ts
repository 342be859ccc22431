/** Every page by its address. Features link to each other through these, never by importing each other. */
export const routes = {
  plant: '/',
  signIn: '/sign-in',
  andon: '/andon/:area',
  terminal: '/terminal/:equipment',
  health: '/health',
  architecture: '/architecture',
  sources: '/sources',
  orders: '/orders',
  products: '/products',
  audit: '/audit',
  users: '/users',
  alerts: '/alerts',
  device: '/device',
  analysis: '/analysis',
  spc: '/spc',
  trends: '/trends',
  shifts: '/shifts',
  shiftMonth: '/shifts/month',
  shift: '/shift/:id',
  permissions: '/permissions',
  graphiql: '/graphiql',
  equipment: '/equipment',
  calendar: '/calendar',
  reasons: '/reasons',
} as const;

/** The andon board of an area. */
export function andonPath(areaId: number): string {
  return `/andon/${areaId}`;
}

/** The operator terminal of a line or machine. */
export function terminalPath(equipmentId: number): string {
  return `/terminal/${equipmentId}`;
}

/** The report of a shift. */
export function shiftPath(shiftInstanceId: number): string {
  return `/shift/${shiftInstanceId}`;
}

/** Trends of metrics, with the parts of a question about them as their page reads it. */
export function trendsPath(question: Readonly<Record<string, string>>): string {
  return `${routes.trends}?${new URLSearchParams(question).toString()}`;
}
