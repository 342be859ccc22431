import type { Page } from '@playwright/test';
import { expect, journey } from '../src/journey.ts';
import { addressesOf, placesOf, settle, type Places } from '../src/pages.ts';

/** Somebody, the words that only their plant uses, and whether these must stand on the page named. */
const pune = {
  email: 'gita@simulator.example',
  own: 'Filling Hall',
  words: /Simulator|Pune|Filling|Filler|Capper|BOTTLE|Gita|Esha/,
};
const berlin = { email: 'dirk@factory.example', own: 'Area', words: /Factory2|Demo Factory|CAN-|Can \d|Clara|Dirk/ };

journey('two enterprises see nothing of each other, on any page', async ({ open, openBeside }) => {
  const [inPune, inBerlin] = [await open('/', pune.email), await openBeside('/', berlin.email)];
  const [placesInPune, placesInBerlin] = [await placesOf(pune.email), await placesOf(berlin.email)];
  await Promise.all([walk(inPune, placesInPune, berlin.words), walk(inBerlin, placesInBerlin, pune.words)]);
  // Each sees its own where nothing of the other is.
  await expect(inPune.getByRole('main')).toContainText(pune.own);
  await expect(inBerlin.getByRole('main')).toContainText(berlin.own);
  await walkForeign(inPune, placesInBerlin);
  await walkForeign(inBerlin, placesInPune);
});

/** All pages by one's own addresses; the plant last. */
async function walk(page: Page, places: Places, foreign: RegExp): Promise<void> {
  for (const { name, path } of addressesOf(places).toReversed()) {
    await page.goto(path);
    await settle(page);
    expect.soft(await page.locator('main').innerText(), name).not.toMatch(foreign);
  }
}

/** The other's addresses lead to nothing. */
async function walkForeign(page: Page, { area, equipment, shift }: Places): Promise<void> {
  const gone = {
    [`/andon/${area}`]: 'No machine',
    [`/terminal/${equipment}`]: 'machine does not exist',
    [`/shift/${shift}`]: 'shift does not exist',
  };
  for (const [path, sentence] of Object.entries(gone)) {
    await page.goto(path);
    await expect(page.getByRole('status').filter({ hasText: sentence })).toBeVisible();
  }
}
