import { routes } from '@andon/web/routes';
import type { Locator, Page } from '@playwright/test';
import { expect, journey } from '../src/journey.ts';
import { addressesOf, placesOf, settle } from '../src/pages.ts';
import { packml, type SimulatedMachine } from '../src/simulated-machine.ts';

const administrator = 'gita@simulator.example';
const operator = 'esha@simulator.example';

journey('nothing on any page is for the mouse alone, and the keys of each page are listed', async ({ open }) => {
  const page = await open('/', administrator);
  for (const { name, path } of addressesOf(await placesOf(administrator))) {
    // The editor of GraphiQL is not ours, and takes every key for itself.
    if (name === 'graphiql') continue;
    await page.goto(path);
    await settle(page);
    expect.soft(await page.evaluate(forTheMouseAlone), name).toEqual([]);
    const list = await openList(page);
    await expect.soft(list, name).toContainText('Show this list');
    await page.keyboard.press('Escape');
    await expect(list).toHaveCount(0);
  }
});

journey('two keys lead to a page, and one opens a sheet of the terminal', async ({ open, machine }) => {
  const page = await open(`/terminal/${machine.equipmentId}`, operator);
  const list = await openList(page);
  for (const does of ['Justify a stop', 'Report scrap', 'On a timeline: from stop to stop'])
    await expect(list).toContainText(does);
  await page.keyboard.press('Escape');
  await page.keyboard.press('o');
  await expect(page.getByRole('dialog', { name: 'Order' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('o');
  await expect(page).toHaveURL(routes.orders);
});

journey('arrow keys lead from stop to stop of a timeline', async ({ open, machine }) => {
  const page = await open(`/terminal/${machine.equipmentId}`, operator);
  await standStillTwice(page, machine);
  const strip = page.getByRole('listbox', { name: 'The shift so far' });
  await expect(strip.getByRole('option')).toHaveCount(2);
  const ids = await strip.getByRole('option').evaluateAll((stops) => stops.map(({ id }) => id));
  await strip.focus();
  const steps = [
    ['Home', 0],
    ['ArrowRight', 1],
    ['ArrowRight', 1],
    ['ArrowLeft', 0],
    ['End', 1],
  ] as const;
  for (const [key, stop] of steps) {
    await page.keyboard.press(key);
    await expect(strip, key).toHaveAttribute('aria-activedescendant', ids[stop] ?? '');
  }
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Justify a stop' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(strip).toBeFocused();
});

/** By its key, which is heard a moment after the page is seen. While the list is open the key does nothing. */
async function openList(page: Page): Promise<Locator> {
  const list = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(async () => {
    await page.keyboard.press('?');
    await expect(list).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  return list;
}

async function standStillTwice(page: Page, machine: SimulatedMachine): Promise<void> {
  const state = page.getByRole('region', { name: 'Machine' }).getByRole('status');
  for (let stop = 0; stop < 2; stop += 1) {
    machine.say({ state: packml.execute, mode: 1, produced: stop * 10, scrap: 0 });
    await expect(state).toContainText('Running');
    machine.say({ state: packml.held });
    await expect(state).toContainText(/Stopped|Micro stop/);
  }
}

/** Runs in the page: what shows that it can be pressed, but can't be reached by Tab. */
function forTheMouseAlone(): readonly string[] {
  const reached = 'a[href], button, input, select, textarea, summary, label, [tabindex]';
  const pressed = [...document.querySelectorAll('main *')].filter(
    (element) => element.checkVisibility() && getComputedStyle(element).cursor === 'pointer',
  );
  return pressed.filter((element) => element.closest(reached) === null).map(({ outerHTML }) => outerHTML.slice(0, 160));
}
