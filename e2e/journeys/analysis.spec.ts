import type { Page } from '@playwright/test';
import { Api } from '../src/api.ts';
import { expect, journey } from '../src/journey.ts';
import { lookAtPage } from '../src/look-at-page.ts';
import { packml, type SimulatedMachine } from '../src/simulated-machine.ts';

const hourMs = 3_600_000;

/** The machine works, then stands still for longer than a micro stop; its figures of the hours around. */
async function openAnalysis(open: (path: string) => Promise<Page>, machine: SimulatedMachine): Promise<Page> {
  const api = await Api.signIn('gita@simulator.example');
  await api.ask(createCalendar, { equipmentId: machine.equipmentId, ...shiftsWithoutBreaks() });
  const isIn = async (state: number) => {
    const { equipment_status: rows } = await api.ask<Status>(askStatus, { equipmentId: machine.equipmentId });
    return rows[0]?.state === state;
  };
  machine.say({ state: packml.execute, mode: 1, produced: 0, scrap: 0 });
  await expect(async () => expect(await isIn(packml.execute)).toBe(true)).toPass(patiently);
  machine.say({ state: packml.held, produced: 100, scrap: 3 });
  await expect(async () => expect(await isIn(packml.held)).toBe(true)).toPass(patiently);
  const range = {
    from: new Date(Date.now() - hourMs).toISOString(),
    to: new Date(Date.now() + hourMs).toISOString(),
  };
  const breakdowns = async () => {
    const { oee } = await api.ask<Breakdowns>(askBreakdowns, { ...range, equipmentIds: [machine.equipmentId] });
    return oee[0]?.breakdown_count;
  };
  await expect(async () => expect(await breakdowns()).toBe(1)).toPass(patiently);
  const question = new URLSearchParams({ range: 'custom', ...range, equipment: String(machine.equipmentId) });
  const page = await open(`/analysis?${question.toString()}`);
  await expect(page.getByRole('button', { name: /No reason yet/ })).toBeVisible();
  return page;
}

const patiently = { timeout: 30_000 };

/** Two shifts a day that change six hours before and behind now: who stands still in a break of the plant has no breakdown. */
function shiftsWithoutBreaks() {
  const nowInPuneMs = Date.now() + 5.5 * hourMs;
  const [one = '', other = ''] = [6, 18].map((hours) =>
    new Date(nowInPuneMs + hours * hourMs).toISOString().slice(11, 16),
  );
  const daysOfCycle = [1, 2, 3, 4, 5, 6, 7];
  return {
    from: new Date(Date.now() - 48 * hourMs).toISOString().slice(0, 10),
    shifts: [
      { name: 'One', daysOfCycle, startsAt: one, endsAt: other },
      { name: 'Other', daysOfCycle, startsAt: other, endsAt: one },
    ],
  };
}
const createCalendar = `mutation ($equipmentId: Int!, $from: date!, $shifts: [ShiftInput!]!) {
  createCalendar(equipmentId: $equipmentId, name: "No breaks", effectiveFrom: $from, shifts: $shifts) { calendarId }
}`;

interface Status {
  readonly equipment_status: readonly { readonly state: number }[];
}
const askStatus = `query ($equipmentId: Int!) {
  equipment_status(where: { equipment_id: { _eq: $equipmentId } }) { state }
}`;

interface Breakdowns {
  readonly oee: readonly { readonly breakdown_count: number }[];
}
const askBreakdowns = `query ($from: timestamptz!, $to: timestamptz!, $equipmentIds: [Int!]!) {
  oee(args: { from: $from, to: $to, equipment_ids: $equipmentIds }) { breakdown_count }
}`;

/** The seconds of a step of the waterfall. */
async function secondsOf(page: Page, step: string): Promise<number> {
  const found = page.locator(`[data-step="${step}"]`);
  return (await found.count()) === 0 ? 0 : Number(await found.getAttribute('data-seconds'));
}

journey('the waterfall closes, and says what the table says', async ({ open, machine }) => {
  const page = await openAnalysis(open, machine);
  const seconds = (...steps: readonly string[]) =>
    Promise.all(steps.map((step) => secondsOf(page, step))).then((each) => each.reduce((sum, one) => sum + one, 0));
  const planned = await seconds('plannedProduction');
  expect(await seconds('scheduled', 'notScheduled')).toBeCloseTo(await seconds('calendar'), 3);
  expect(await seconds('plannedProduction', 'noData', 'plannedStops')).toBeCloseTo(await seconds('scheduled'), 3);
  expect(await seconds('run', 'breakdowns', 'setup', 'microDowntime')).toBeCloseTo(planned, 3);
  expect(await seconds('ideal', 'microStops', 'reducedSpeed')).toBeCloseTo(await seconds('run'), 3);
  expect(await seconds('good', 'startupRejects', 'productionRejects')).toBeCloseTo(await seconds('ideal'), 3);
  const shown = page.locator('[data-figure="planned_production_seconds"]');
  await expect(shown).toHaveText(planned < 60 ? `${Math.floor(planned)} s` : `${Math.floor(planned / 60)} min`);
  await lookAtPage(page, 'analysis');
});

journey('a reason opens the stops that it is made of', async ({ open, machine }) => {
  const page = await openAnalysis(open, machine);
  await page.getByRole('button', { name: /No reason yet/ }).press('Enter');
  await expect(page.getByTestId('stop')).toContainText(machine.name);
  // What is chosen stands in the address, so somebody else sees the same.
  await page.reload();
  await expect(page.getByTestId('stop')).toContainText(machine.name);
});

journey('a figure opens where it comes from, by a link that can be shared', async ({ open, machine }) => {
  const page = await openAnalysis(open, machine);
  await page.getByRole('link', { name: /OEE: explain/ }).click();
  const drawer = page.getByRole('dialog', { name: 'Where OEE comes from' });
  await expect(drawer).toContainText('Ideal time of good units ÷ Planned production');
  await page.reload();
  await expect(drawer.getByTestId('value-oee')).toContainText('%');
  await expect(drawer.getByRole('cell', { name: 'No samples', exact: true }).first()).toBeVisible();
  await lookAtPage(page, 'explain');
});

journey('timelines stand side by side, zoom by keys, and a stop opens', async ({ open, machine }) => {
  const page = await openAnalysis(open, machine);
  const strip = page.getByRole('listbox', { name: new RegExp(`^What ${machine.name} did`) });
  await expect(strip.getByRole('option')).toHaveCount(1);
  await strip.press('+');
  await expect(page).toHaveURL(/look=/);
  await page.getByRole('button', { name: 'The whole range' }).click();
  await expect(page).not.toHaveURL(/look=/);
  // A step of the waterfall makes the rest step back.
  await page.getByRole('button', { name: /^Breakdowns/ }).click();
  await expect(strip.locator('[data-dimmed="true"]').first()).toBeAttached();
  await expect(strip.locator('[data-state="stop"][data-dimmed="false"]').first()).toBeAttached();
  await strip.press('End');
  await strip.press('Enter');
  const drawer = page.getByRole('dialog', { name: 'Stop' });
  await expect(drawer).toContainText('No reason yet');
  await expect(drawer.getByRole('link', { name: /terminal/ })).toBeVisible();
  await lookAtPage(page, 'analysis-stop');
  await page.keyboard.press('Escape');
  await strip.scrollIntoViewIfNeeded();
  await lookAtPage(page, 'analysis-timelines');
});
