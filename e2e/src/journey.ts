import { test as base, expect, type BrowserContext, type Page } from '@playwright/test';
import { readAddresses } from './addresses.ts';
import { demoPassword } from './api.ts';
import { awayFromShiftChange } from './away-from-shift-change.ts';
import { SimulatedMachine } from './simulated-machine.ts';

/** What a journey may use. */
interface JourneyFixtures {
  /** Opens a page as a demo user. */
  readonly open: (path: string, email?: string) => Promise<Page>;
  /** The same in another browser, which knows nothing of the first. */
  readonly openBeside: (path: string, email: string) => Promise<Page>;
  /** A machine of the journey's own. */
  readonly machine: SimulatedMachine;
}

/** A journey: `test` of Playwright, with a platform and its people. */
export const journey = base.extend<JourneyFixtures>({
  baseURL: async ({}, use) => use(readAddresses().webUrl),
  open: async ({ page }, use) => {
    await use(async (path, email = 'gita@simulator.example') => {
      await page.goto(path);
      await signIn(page, email);
      return page;
    });
  },
  openBeside: async ({ browser }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (path, email) => {
      const context = await browser.newContext({ baseURL: readAddresses().webUrl, locale: 'en-GB' });
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(path);
      await signIn(page, email);
      return page;
    });
    for (const context of contexts) await context.close();
  },
  machine: [
    async ({}, use) => {
      const machine = await SimulatedMachine.create();
      await awayFromShiftChange(machine.areaId);
      await use(machine);
      await machine.stop();
    },
    // The journey's own time begins behind it.
    { timeout: 300_000 },
  ],
});

/** Types e-mail address and password. */
export async function signIn(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await page.getByRole('textbox', { name: 'Password' }).fill(demoPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
}

export { expect };
