import type { Page } from '@playwright/test';
import { expect, journey } from '../src/journey.ts';
import { lookAtPage } from '../src/look-at-page.ts';
import { packml } from '../src/simulated-machine.ts';

journey(
  'a tile grows when its machine wants help, but not under a finger, and sounds where that is switched on',
  async ({ open, page, machine }) => {
    await countTones(page);
    machine.say({ state: packml.execute, mode: 1, produced: 0, scrap: 0 });
    await open(`/andon/${machine.areaId}`);
    const cell = page.getByRole('listitem').filter({ hasText: machine.name });
    await expect(cell).toContainText('Running');
    await page.getByRole('button', { name: 'Sound: off' }).click();
    await expect(page.getByRole('button', { name: 'Sound: on' })).toHaveAttribute('aria-pressed', 'true');
    // It is on a moment before it is heard.
    await expect.poll(() => tones(page)).toBeGreaterThan(0);
    const trial = await tones(page);

    // A finger that rests holds the board for as long as it does, however slowly the rest goes.
    await cell.dispatchEvent('pointerdown');
    const place = await cell.boundingBox();
    machine.say({ state: packml.held });
    // A micro stop, as which it begins, leaves the tile in peace anyway.
    await expect(cell).toContainText('Stopped');
    await expect(cell).toContainText('No reason yet');
    await expect.poll(() => tones(page)).toBeGreaterThan(trial);
    expect(await cell.boundingBox()).toEqual(place);
    await page.getByRole('button', { name: 'Sort now' }).click();
    await expect(cell).toHaveAttribute('data-large', 'true');
    const grown = await cell.boundingBox();
    expect(grown?.width).toBeGreaterThan((place?.width ?? 0) * 1.5);
    await expectReadableWords(page);
    await lookAtPage(page, 'andon-help');

    await cell.dispatchEvent('pointerup');
    machine.say({ state: packml.execute });
    await expect(cell).toHaveAttribute('data-large', 'false');
  },
);

journey('a board keeps its sound at this device, and may fill the screen alone', async ({ open, page, machine }) => {
  machine.say({ state: packml.execute, mode: 1, produced: 0, scrap: 0 });
  await open(`/andon/${machine.areaId}`);
  await page.getByRole('button', { name: 'Sound: off' }).click();
  await expect(page.getByRole('button', { name: 'Sound: on' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: /Sound: (on|touch to allow)/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await page.getByRole('button', { name: 'Full screen' }).click();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden();
  await page.getByRole('button', { name: 'Full screen' }).click();
  await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
});

/** The word of each state is at least an eighth of its tile's height and is not cut, at every size of screen. */
async function expectReadableWords(page: Page): Promise<void> {
  for (const viewport of [
    { width: 390, height: 844 },
    { width: 1280, height: 800 },
    { width: 1920, height: 1080 },
  ]) {
    await page.setViewportSize(viewport);
    const shares = () =>
      page
        .getByRole('listitem')
        .locator('[data-state]')
        .evaluateAll((words) =>
          words.map(
            (word) =>
              parseFloat(getComputedStyle(word).fontSize) / (word.closest('a')?.getBoundingClientRect().height ?? 0),
          ),
        );
    await expect.poll(async () => Math.min(...(await shares()))).toBeGreaterThanOrEqual(0.124);
    const cut = () =>
      page
        .getByRole('listitem')
        .locator('[data-state]')
        .evaluateAll((words) => words.filter((word) => word.scrollHeight > word.clientHeight + 1).length);
    // The board follows the size of its screen a moment later.
    await expect.poll(cut, 'states that are cut').toBe(0);
  }
}

/** Has the page count, from its next load on, the tones that it starts. */
async function countTones(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { prototype } = AudioScheduledSourceNode;
    // Called as the method that it is.
    const start = Reflect.get<AudioScheduledSourceNode, 'start'>(prototype, 'start');
    prototype.start = function (when) {
      document.documentElement.dataset['tones'] = String(Number(document.documentElement.dataset['tones'] ?? 0) + 1);
      start.call(this, when);
    };
  });
}

async function tones(page: Page): Promise<number> {
  return Number((await page.locator('html').getAttribute('data-tones')) ?? 0);
}
