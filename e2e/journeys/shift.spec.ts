import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { routes } from '@andon/web/routes';
import type { Page } from '@playwright/test';
import { Api } from '../src/api.ts';
import { expect, journey } from '../src/journey.ts';
import { lastClosedShift, reportedRunSeconds } from '../src/last-closed-shift.ts';
import { artifacts, lookAtPage } from '../src/look-at-page.ts';
import { pagesOfPdf } from '../src/pages-of-pdf.ts';
import { packml, type SimulatedMachine } from '../src/simulated-machine.ts';

const minuteMs = 60_000;

/** A page of A4 upright without its margins, in pixels of the browser. */
const paper = { width: 703, height: 1_032 };

journey(
  'the report of a shift is reached from the list of shifts, and says that an open shift goes on changing',
  async ({ open }) => {
    const page = await open('/shifts');
    await lookAtPage(page, 'shifts');
    await page.getByRole('rowheader').getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: 'Figures' })).toBeVisible();
    await expect(page.getByRole('list', { name: 'Where the time went' })).toContainText('Planned production');
    await page.getByRole('button', { name: 'May still change: why?' }).click();
    await expect(page.getByText('The shift is not closed yet')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByText('The shift is not closed yet')).toBeHidden();
    await lookAtPage(page, 'shift');
  },
);

journey(
  'the report of a shift is whole on paper, light from a dark screen, without what is pressed',
  async ({ open, machine }) => {
    const page = await open(await addressOfReportedShift(machine));
    await page.emulateMedia({ colorScheme: 'dark' });
    for (const section of ['Restated', 'Figures', 'Where the time went', 'Stops by reason', 'Machines', 'Orders'])
      await expect(page.getByRole('heading', { name: section })).toBeVisible();
    await expect(
      page.getByRole('group', { name: 'Machines' }).getByRole('row').filter({ hasText: machine.name }),
    ).toBeVisible();

    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    writeFileSync(join(artifacts, 'shift-report.pdf'), pdf);
    expect(pagesOfPdf(pdf)).toBeGreaterThanOrEqual(1);
    expect(pagesOfPdf(pdf)).toBeLessThanOrEqual(3);
    // The screen is as dark as before.
    await expect.poll(() => lightnessOf(page, 'color')).toBeGreaterThan(200);

    await page.setViewportSize(paper);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await expect(page.getByRole('navigation', { name: 'Pages' })).toBeHidden();
    await expect(page.getByRole('button', { name: 'Print or save as PDF' })).toBeHidden();
    await expect.poll(() => lightnessOf(page, 'color')).toBeLessThan(60);
    await expect.poll(() => lightnessOf(page, 'backgroundColor')).toBeGreaterThan(200);
    await expectNothingCut(page);
    await page.screenshot({ path: join(artifacts, 'shift-report-paper.png'), fullPage: true });
    await page.emulateMedia({ media: null, colorScheme: null });
  },
);

journey('a month of shifts is a calendar whose days lead to the reports', async ({ open }) => {
  const page = await open('/shifts');
  await page.getByRole('link', { name: 'As a calendar' }).click();
  await expect(page).toHaveURL(routes.shiftMonth);
  // The night before the first of a month belongs to the last one.
  await page.goto(`${routes.shiftMonth}?month=${(await dayOfShift()).slice(0, 7)}`);
  const month = page.getByRole('group', { name: 'Shifts of the month' });
  // Other journeys make calendars whose shifts are all still to come.
  await page.getByLabel('Calendar').selectOption({ label: 'Pune · Three shifts' });
  await expect(month.getByRole('columnheader')).toHaveCount(7);
  const shift = month.getByRole('link').filter({ hasText: '%' }).first();
  await expect(shift).toBeVisible();
  const title = await page.getByRole('heading', { level: 1 }).textContent();
  await page.getByRole('button', { name: 'Previous month' }).click();
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(title ?? '');
  await page.getByRole('button', { name: 'Next month' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(title ?? '');
  await lookAtPage(page, 'shift-month');
  await shift.click();
  await expect(page.getByRole('heading', { name: 'Figures' })).toBeVisible();
});

journey('the report of a shift in which nothing stood still says so, its day as people write it', async ({ open }) => {
  const api = await Api.signIn('gita@simulator.example');
  // One that does not begin while it is looked at.
  const { shifts } = await api.ask<{ shifts: readonly { id: number; business_day: string }[] }>(
    `query ($after: timestamptz!) {
      shifts: shift_instances(limit: 1, order_by: { started_at: asc }, where: { started_at: { _gt: $after } }) { id business_day }
    }`,
    { after: new Date(Date.now() + 10 * minuteMs).toISOString() },
  );
  const { id = 0, business_day: day = '' } = shifts[0] ?? {};
  const page = await open(`/shift/${id}`);
  const stops = page.getByRole('region', { name: 'Stops by reason' });
  await expect(stops.getByRole('status')).toContainText('No stops');
  await expect(stops.getByRole('table')).toHaveCount(0);
  const written = new Date(day).toLocaleDateString('en-GB', { dateStyle: 'medium', timeZone: 'UTC' });
  await expect(page.getByRole('heading', { level: 1 })).toContainText(written);
  await expect(page.getByRole('link', { name: '0 units Good: explain' })).toBeVisible();
  await lookAtPage(page, 'shift-to-come');
});

/** The day that the shift of now belongs to. */
async function dayOfShift(): Promise<string> {
  const api = await Api.signIn('gita@simulator.example');
  const { shifts } = await api.ask<{ shifts: readonly { readonly business_day: string }[] }>(
    `query ($now: timestamptz!) {
      shifts: shift_instances(
        where: { calendar: { name: { _eq: "Three shifts" }, site: { name: { _eq: "Pune" } } }, started_at: { _lte: $now } }
        order_by: { started_at: desc }
        limit: 1
      ) { business_day }
    }`,
    { now: new Date().toISOString() },
  );
  return shifts[0]?.business_day ?? '';
}

/** Of a shift that ended, with a machine that worked in it, was held and is restated. */
async function addressOfReportedShift(machine: SimulatedMachine): Promise<string> {
  const api = await Api.signIn('gita@simulator.example');
  const shift = await lastClosedShift(api, machine);
  const from = Date.parse(shift.ended_at) - 40 * minuteMs;
  machine.recount([
    [from, { state: packml.execute, mode: 1, produced: 0, scrap: 0 }],
    [from + 10 * minuteMs, { produced: 400, scrap: 4 }],
    [from + 15 * minuteMs, { state: packml.held }],
    [from + 20 * minuteMs, { state: packml.execute }],
    [from + 30 * minuteMs, { state: packml.idle, produced: 800, scrap: 9 }],
  ]);
  await expect.poll(() => reportedRunSeconds(api, shift, machine), { timeout: 30_000 }).toBe(25 * 60);
  machine.recount([
    [from + 5 * minuteMs, { state: packml.held }],
    [from + 8 * minuteMs, { state: packml.execute }],
  ]);
  await expect.poll(() => reportedRunSeconds(api, shift, machine), { timeout: 30_000 }).toBe(22 * 60);
  return `/shift/${shift.id}`;
}

/** 0 is black, 255 white. */
function lightnessOf(page: Page, property: 'color' | 'backgroundColor'): Promise<number> {
  return page.locator('body').evaluate((body, name) => {
    const [red = 0, green = 0, blue = 0] = (getComputedStyle(body)[name].match(/\d+/g) ?? []).map(Number);
    return (red + green + blue) / 3;
  }, property);
}

/** Nothing stands beyond the edge of the paper, no table scrolls, and no row may be cut by the end of a page. */
async function expectNothingCut(page: Page): Promise<void> {
  const cut = await page.locator('main').evaluate((main, width) => {
    const tables = [...main.querySelectorAll('table')];
    return {
      beyond: tables.filter((table) => table.getBoundingClientRect().right > width + 1).length,
      scrolling: tables.filter(
        ({ parentElement: frame }) => frame !== null && frame.scrollHeight > frame.clientHeight + 1,
      ).length,
      rows: [...main.querySelectorAll('tr')].filter((row) => getComputedStyle(row).breakInside !== 'avoid').length,
      closed: [...main.querySelectorAll('details')].filter(
        (each) => each.querySelector('table')?.checkVisibility() === false,
      ).length,
    };
  }, paper.width);
  expect(cut).toEqual({ beyond: 0, scrolling: 0, rows: 0, closed: 0 });
}
