import { routes } from '@andon/web/routes';
import type { Page } from '@playwright/test';
import { Api } from './api.ts';

/** What stands in addresses. */
export interface Places {
  readonly area: number;
  readonly equipment: number;
  readonly shift: number;
}

/** A page of the application, by its name in web/src/routes.ts. */
export interface Address {
  readonly name: string;
  readonly path: string;
}

/** Every page of the application but that of signing in, which those who are signed in don't see. */
export function addressesOf(places: Places): readonly Address[] {
  return Object.entries(routes)
    .filter(([name]) => name !== 'signIn')
    .map(([name, pattern]) => ({ name, path: addressOf(pattern, places) }));
}

/** The address of a page, by its pattern in web/src/routes.ts. */
export function addressOf(pattern: string, { area, equipment, shift }: Places): string {
  const values: Readonly<Record<string, number>> = { ':area': area, ':equipment': equipment, ':id': shift };
  return pattern.replaceAll(/:\w+/g, (part) => {
    const value = values[part];
    if (value === undefined) throw new Error(`Say in e2e/src/pages.ts what ${part} of ${pattern} is.`);
    return String(value);
  });
}

/** Places of the enterprise of whoever asks: its first area, its first machine, the shift that ended last. */
export async function placesOf(email: string): Promise<Places> {
  const api = await Api.signIn(email);
  const { areas, equipment, shifts } = await api.ask<Found>(askPlaces, { now: new Date().toISOString() });
  return { area: first(areas), equipment: first(equipment), shift: first(shifts) };
}

/** The page says something, and waits for nothing. */
export async function settle(page: Page): Promise<void> {
  await page.locator('main > *').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[data-kind="loading"], .mantine-Skeleton-root') === null);
  await page.evaluate(() => document.fonts.ready);
}

interface Row {
  readonly id: number;
}

interface Found {
  readonly areas: readonly Row[];
  readonly equipment: readonly Row[];
  readonly shifts: readonly Row[];
}

const askPlaces = `query ($now: timestamptz!) {
  areas(limit: 1, order_by: { id: asc }) { id }
  equipment: equipment_overview(limit: 1, order_by: { equipment_id: asc }) { id: equipment_id }
  shifts: shift_instances(limit: 1, order_by: { ended_at: desc }, where: { ended_at: { _lt: $now } }) { id }
}`;

function first([row]: readonly Row[]): number {
  if (row === undefined) throw new Error('There is no place to look at.');
  return row.id;
}
