import { Api } from '../src/api.ts';
import { expect, journey } from '../src/journey.ts';
import { lookAtPage } from '../src/look-at-page.ts';

journey('a control chart names its limits and its rules, and is read by keys', async ({ open }) => {
  const api = await Api.signIn('gita@simulator.example');
  // The simulated factories measure from their start on: a chart begins with two values.
  const { metrics } = await api.ask<Metrics>(askMetrics);
  const metric = metrics[0];
  const measured = async () => {
    const { telemetry } = await api.ask<Telemetry>(askTelemetry, { id: metric?.id });
    return telemetry.length;
  };
  await expect(async () => expect(await measured()).toBeGreaterThan(2)).toPass({ timeout: 40_000 });
  const page = await open(`/spc?of=metric.${metric?.id ?? 0}&range=1h`);
  await expect(page.locator('[data-limit="upper_control_limit"]').first()).toContainText(metric?.unit ?? '');
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

interface Metrics {
  readonly metrics: readonly { readonly id: number; readonly unit: string | null }[];
}
const askMetrics = `{
  metrics(where: { name: { _eq: "Temperature" }, equipment: { name: { _eq: "Filler" } } }, order_by: { id: asc }) { id unit }
}`;

interface Telemetry {
  readonly telemetry: readonly object[];
}
const askTelemetry = 'query ($id: Int!) { telemetry(where: { metric_id: { _eq: $id } }, limit: 5) { metric_id } }';
