import type { Page } from '@playwright/test';
import { Api } from '../src/api.ts';
import { holdAnswers } from '../src/hold-answers.ts';
import { expect, journey } from '../src/journey.ts';
import { lookAtPage } from '../src/look-at-page.ts';
import type { SimulatedMachine } from '../src/simulated-machine.ts';

journey(
  'trends go on by themselves, and each plot is drawn once for what has come',
  async ({ page, open, machine }) => {
    await countDrawings(page);
    const api = await Api.signIn('gita@simulator.example');
    const answers = await holdAnswers(page, 'Trends_Measurements');
    for (const value of [1, 2]) await measure(api, machine, value);
    const ids = await measure(api, machine, 3);
    await open(`/trends?metrics=${ids.join('.')}&range=15min`);
    const plots = page.getByRole('slider');
    // Both metrics are asked at once: two answers are a batch. It is drawn when the next one is asked for.
    await answers.letCome(2);
    await answers.letCome(2);
    await answers.areAsked(2);
    await expect(plots).toHaveCount(2);
    for (const plot of await plots.all()) await expect(plot).toHaveAttribute('data-points', /^[3-9]$/);
    const drawings = await drawingsOf(page);
    for (const value of [4, 5, 6]) {
      await measure(api, machine, value);
      const before = await newestOf(page);
      await answers.letCome(2);
      await answers.areAsked(2);
      const now = await newestOf(page);
      expect(now.filter((newest, index) => newest === before[index])).toEqual([]);
      await expect.poll(() => drawingsOf(page)).toBe(drawings + 2 * (value - 3));
    }
    await answers.letAllCome();
    await plots.first().press('Home');
    await expect(plots.first()).toHaveAttribute('aria-valuenow', '1');
    await lookAtPage(page, 'trends');
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await expect(page).toHaveURL(/range=custom/);
    await expect(page.getByRole('checkbox', { name: 'Follow' })).toBeDisabled();
  },
);

/** The machine measures this as its temperature and its pressure; waits until both are known. */
async function measure(api: Api, machine: SimulatedMachine, value: number): Promise<readonly number[]> {
  machine.say({ temperature: value, pressure: value });
  let metrics: readonly Metric[] = [];
  const newest = async () => {
    ({ metrics } = await api.ask<{ metrics: readonly Metric[] }>(askMetrics, { equipmentId: machine.equipmentId }));
    return metrics.map(({ telemetry }) => telemetry[0]?.value);
  };
  await expect.poll(newest, { timeout: 40_000 }).toEqual([value, value]);
  return metrics.map(({ id }) => id);
}

interface Metric {
  readonly id: number;
  readonly telemetry: readonly { readonly value: number | null }[];
}
const askMetrics = `query ($equipmentId: Int!) {
  metrics(where: { equipment_id: { _eq: $equipmentId } }) {
    id
    telemetry(order_by: { time: desc }, limit: 1) { value }
  }
}`;

/** uPlot clears a canvas once each time it draws; drawings in another size are not counted. */
async function countDrawings(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const kept = Object.getOwnPropertyDescriptor(CanvasRenderingContext2D.prototype, 'clearRect');
    const clear = kept?.value as (this: CanvasRenderingContext2D, ...box: readonly number[]) => void;
    const sizes = new WeakMap<CanvasRenderingContext2D, string>();
    CanvasRenderingContext2D.prototype.clearRect = function (...box) {
      const { dataset } = document.documentElement;
      const size = `${this.canvas.width} × ${this.canvas.height}`;
      if (sizes.get(this) === size) dataset['drawings'] = String(Number(dataset['drawings'] ?? 0) + 1);
      sizes.set(this, size);
      clear.apply(this, box);
    };
  });
}

async function drawingsOf(page: Page): Promise<number> {
  return Number(await page.locator('html').getAttribute('data-drawings'));
}

/** What the newest value of each plot says: its time and what was measured. */
function newestOf(page: Page): Promise<readonly (string | null)[]> {
  return page.getByRole('slider').evaluateAll((plots) => plots.map((plot) => plot.getAttribute('aria-valuetext')));
}
