import { Api } from '../src/api.ts';
import { expect, journey } from '../src/journey.ts';
import { lookAtPage } from '../src/look-at-page.ts';
import type { SimulatedMachine } from '../src/simulated-machine.ts';

const minuteMs = 60_000;

journey('a control chart names its limits and its rules, and is read by keys', async ({ open, machine }) => {
  const metricId = await temperaturesOf(machine, [61, 63, 60, 62, 64]);
  const page = await open(`/spc?of=metric.${metricId}&range=1h`);
  await expect(page.locator('[data-limit="upper_control_limit"]').first()).toContainText('°C');
  const values = page.getByRole('slider', { name: /^Individual values/ });
  await values.press('Home');
  await expect(values).toHaveAttribute('aria-valuetext', /^Point 1 · /);
  await values.press('ArrowRight');
  await expect(values).toHaveAttribute('aria-valuetext', /^Point 2 · /);
  // The moving range of the same point is read with it.
  await expect(page.getByRole('slider', { name: /^Moving ranges/ })).toHaveAttribute('aria-valuetext', /^Point 2 · /);
  await page.getByRole('button', { name: /One point beyond the control limits/ }).press('Enter');
  await expect(page).toHaveURL(/rule=1/);
  await page.getByLabel('Upper specification').fill('1000');
  await expect(page.getByRole('group', { name: 'Cpk' })).toBeVisible();
  await lookAtPage(page, 'spc');
});

/** The machine has measured these, a minute apart and the last two minutes ago; the metric's id, once they are known. */
async function temperaturesOf(machine: SimulatedMachine, temperatures: readonly number[]): Promise<number> {
  const begin = Date.now() - (temperatures.length + 2) * minuteMs;
  machine.recount(temperatures.map((temperature, index) => [begin + index * minuteMs, { temperature }]));
  const api = await Api.signIn('gita@simulator.example');
  let metric: Metric | undefined;
  const measured = async () => {
    const { metrics } = await api.ask<{ metrics: readonly Metric[] }>(askMetric, { equipmentId: machine.equipmentId });
    metric = metrics[0];
    return metric?.telemetry.map(({ value }) => value);
  };
  await expect.poll(measured, { timeout: 40_000 }).toEqual(temperatures);
  return metric?.id ?? 0;
}

interface Metric {
  readonly id: number;
  readonly telemetry: readonly { readonly value: number }[];
}
const askMetric = `query ($equipmentId: Int!) {
  metrics(where: { equipment_id: { _eq: $equipmentId }, name: { _eq: "Temperature" } }) {
    id
    telemetry(where: { value: { _is_null: false } }, order_by: { time: asc }) { value }
  }
}`;
