import { expect, type Page, type Route } from '@playwright/test';

/** What the page asks for and does not get yet. */
export interface HeldAnswers {
  /** Waits until so many are asked for. */
  areAsked(count: number): Promise<void>;
  /** Lets so many come, as soon as they are asked for. */
  letCome(count: number): Promise<void>;
  /** These and all later ones. */
  letAllCome(): Promise<void>;
}

/** Keeps the page from the answers of an operation until they are let come; nothing is read before. */
export async function holdAnswers(page: Page, operation: string): Promise<HeldAnswers> {
  const held: Route[] = [];
  let isHolding = true;
  await page.route('**/v1/graphql', async (route) => {
    if (isHolding && route.request().postData()?.includes(operation) === true) held.push(route);
    else await route.continue();
  });
  const letGo = async () => {
    for (const route of held.splice(0)) await route.continue();
  };
  const areAsked = (count: number) => expect.poll(() => held.length, { timeout: 40_000 }).toBe(count);
  return {
    areAsked,
    letCome: async (count) => {
      await areAsked(count);
      await letGo();
    },
    letAllCome: async () => {
      isHolding = false;
      await letGo();
    },
  };
}
