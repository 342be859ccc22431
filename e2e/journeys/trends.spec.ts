import type { Page } from '@playwright/test';
import { Api } from '../src/api.ts';
import { expect, journey } from '../src/journey.ts';
import { lookAtPage } from '../src/look-at-page.ts';

journey('trends go on by themselves, and each plot is drawn once for what has come', async ({ page, open }) => {
  await countDrawings(page);
  const asked = countAnswers(page, 'Trends_Measurements');
  const ids = await twoMetrics();
  await open(`/trends?metrics=${ids.join('.')}&range=15min`);
  const plots = page.getByRole('slider');
  await expect(plots).toHaveCount(2, { timeout: 40_000 });
  await expect.poll(() => pointsOf(page)).toBeGreaterThan(2);
  // Answers are counted before drawings here and behind them there: one that is being drawn is no drawing too many.
  const before = { answers: asked(), drawings: await drawingsOf(page), newest: await newestOf(page) };
  // Both metrics are asked at once: two answers are a batch.
  await expect.poll(() => asked() - before.answers, { timeout: 40_000 }).toBeGreaterThanOrEqual(8);
  const drawings = (await drawingsOf(page)) - before.drawings;
  const batches = Math.ceil((asked() - before.answers) / 2);
  expect(drawings).toBeLessThanOrEqual(2 * (batches + 1));
  // Not by their count: the oldest leave as new ones come.
  await expect.poll(() => newestOf(page), { timeout: 40_000 }).not.toEqual(before.newest);
  await plots.first().press('Home');
  await expect(plots.first()).toHaveAttribute('aria-valuenow', '1');
  await lookAtPage(page, 'trends');
  await page.getByRole('button', { name: 'Zoom in' }).click();
  await expect(page).toHaveURL(/range=custom/);
  await expect(page.getByRole('checkbox', { name: 'Follow' })).toBeDisabled();
});

/** The two metrics that say most: which of the demo machines runs is the simulator's day. */
async function twoMetrics(): Promise<readonly number[]> {
  const api = await Api.signIn('gita@simulator.example');
  let ids: readonly number[] = [];
  await expect.poll(async () => (ids = await busyMetrics(api)).length, { timeout: 40_000 }).toBeGreaterThanOrEqual(2);
  return ids.slice(0, 2);
}

/** Those with three measurements or more among the newest thousand, the busiest first. */
async function busyMetrics(api: Api): Promise<readonly number[]> {
  const { telemetry } = await api.ask<{ telemetry: readonly { readonly metric_id: number }[] }>(
    '{ telemetry(where: { value: { _is_null: false } }, order_by: { time: desc }, limit: 1000) { metric_id } }',
  );
  const counts = new Map<number, number>();
  for (const { metric_id: id } of telemetry) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= 3)
    .sort(([, one], [, other]) => other - one)
    .map(([id]) => id);
}

/** uPlot clears a canvas once each time it draws. */
async function countDrawings(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, 'clearRect');
    const clear = kept?.value as (this: CanvasRenderingContext2D, ...box: readonly number[]) => void;
    CanvasRenderingContext2D.prototype.clearRect = function (...box) {
      const { dataset } = document.documentElement;
      dataset['drawings'] = String(Number(dataset['drawings'] ?? 0) + 1);
      clear.apply(this, box);
    };
  });
}

async function drawingsOf(page: Page): Promise<number> {
  return Number(await page.locator('html').getAttribute('data-drawings'));
}

async function pointsOf(page: Page): Promise<number> {
  const counts = await page
    .getByRole('slider')
    .evaluateAll((plots) => plots.map((plot) => Number(plot.getAttribute('data-points'))));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** What the newest value of each plot says: its time and what was measured. */
function newestOf(page: Page): Promise<readonly (string | null)[]> {
  return page.getByRole('slider').evaluateAll((plots) => plots.map((plot) => plot.getAttribute('aria-valuetext')));
}

function countAnswers(page: Page, operation: string): () => number {
  let answers = 0;
  page.on('response', (response) => {
    if (response.request().postData()?.includes(operation) === true) answers += 1;
  });
  return () => answers;
}
