import { Api } from '../src/api.ts';
import { expect, journey } from '../src/journey.ts';
import { lastClosedShift, reportedRunSeconds } from '../src/last-closed-shift.ts';
import { lookAtPage } from '../src/look-at-page.ts';
import { packml } from '../src/simulated-machine.ts';

const minuteMs = 60_000;

journey('late data restates a closed shift, and its report says so at once', async ({ open, machine }) => {
  const api = await Api.signIn('gita@simulator.example');
  const shift = await lastClosedShift(api, machine);
  const from = Date.parse(shift.ended_at) - 30 * minuteMs;
  machine.recount([
    [from, { state: packml.execute, mode: 1, produced: 0, scrap: 0 }],
    [from + 10 * minuteMs, { produced: 400 }],
    [from + 20 * minuteMs, { state: packml.idle, produced: 800 }],
  ]);
  await expect.poll(() => reportedRunSeconds(api, shift, machine), { timeout: 30_000 }).toBe(20 * 60);
  const page = await open(`/shift/${shift.id}`);
  const row = page.getByRole('region', { name: 'Machines' }).getByRole('row').filter({ hasText: machine.name });
  await expect(row).toContainText('As reported');
  machine.recount([
    [from + 5 * minuteMs, { state: packml.held }],
    [from + 8 * minuteMs, { state: packml.execute }],
  ]);
  await expect(row).toContainText('Restated', { timeout: 30_000 });
  await expect(row).toContainText('17 min');
  // Where live data was held up for a moment, that is said on the page as well.
  await expect(page.getByRole('status').filter({ hasText: 'changed after it was reported: late data' })).toBeVisible();
  await page.getByText(/^Changes: /).click();
  const change = page.getByRole('row', { name: new RegExp(`${machine.name} Run time 20 min 17 min late data`) });
  await expect(change).toBeVisible();
  await lookAtPage(page, 'shift-restated');
});
