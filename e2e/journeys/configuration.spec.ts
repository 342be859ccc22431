import { randomUUID } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { Api } from '../src/api.ts';
import { holdAnswers, type HeldAnswers } from '../src/hold-answers.ts';
import { expect, journey } from '../src/journey.ts';
import { lookAtPage } from '../src/look-at-page.ts';
import { packml, type SimulatedMachine } from '../src/simulated-machine.ts';

const unique = (name: string) => `${name} ${randomUUID().slice(0, 4)}`;

/** The field of a form by its label; that of a field which must be filled ends with a star. */
function labelled(form: Locator, label: string): Locator {
  const text = label.replaceAll(/[()/]/g, String.raw`\$&`);
  return form.getByLabel(new RegExp(`^${text}( \\*)?$`));
}

/** Fills in a form at the side and saves it. */
async function fill(page: Page, open: string, fields: Readonly<Record<string, string>>): Promise<void> {
  await page.getByRole('button', { name: open }).first().click();
  const form = page.getByRole('dialog');
  for (const [label, text] of Object.entries(fields)) {
    const field = labelled(form, label);
    const isChoice = await field.evaluate((element) => element.tagName === 'SELECT');
    await (isChoice ? field.selectOption({ label: text }) : field.fill(text));
  }
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
}

journey(
  'an administrator adds an area, a line and a machine, and is told what is wrong at its field',
  async ({ open }) => {
    const [area, line, press] = [unique('Hall'), unique('Line'), unique('Press')];
    const page = await open('/equipment');
    const tree = page.getByRole('tree', { name: 'Plant' });
    await tree.focus();
    await page.keyboard.press('ArrowDown');
    await fill(page, 'Add an area', { Name: area });
    await expect(tree.getByRole('treeitem', { name: area, selected: true })).toBeVisible();
    await fill(page, 'Add a line or machine', { 'What it is': 'Line', Name: line });
    await expect(page.getByRole('heading', { name: line })).toBeVisible();
    await fill(page, 'Add a machine', { Name: press, 'Ideal rate (units/min)': '60' });
    await page.getByRole('button', { name: `Make it the constraint: ${press}` }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Make it the constraint' }).click();
    await expect(page.getByText(`${press} is the constraint`)).toBeVisible();

    await page.getByRole('button', { name: `Change: ${line}` }).click();
    const form = page.getByRole('dialog');
    await form.getByLabel('Micro stop below (s)').fill('soon');
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(form.getByText('This is not a number.')).toBeVisible();
    await expect(form.getByLabel('Micro stop below (s)')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(form).toBeHidden();
    await lookAtPage(page, 'equipment');
  },
);

journey('an administrator adds a site, moves it to another time zone, and sets it up at once', async ({ open }) => {
  const [site, area] = [unique('Recife'), unique('Hall')];
  const page = await open('/equipment');
  await page.getByRole('button', { name: /^Change: / }).click();
  await expect(labelled(page.getByRole('dialog'), 'Micro stops count as')).toHaveValue('performance');
  await lookAtPage(page, 'equipment-enterprise');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: 'Add a site' }).click();
  const form = page.getByRole('dialog');
  await labelled(form, 'Name').fill('Pune');
  await labelled(form, 'Time zone').selectOption('America/Recife');
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form.getByText(/unique name within its enterprise/).first()).toBeVisible();
  // A name that is taken can't be overruled.
  await expect(form.getByRole('button', { name: 'Save mine anyway' })).toHaveCount(0);
  await lookAtPage(page, 'equipment-site');
  const tokens = await holdAnswers(page, 'RefreshSession');
  await labelled(form, 'Name').fill(site);
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form).toBeHidden();
  const tree = page.getByRole('tree', { name: 'Plant' });
  await expect(tree.getByRole('treeitem', { name: site, selected: true })).toBeVisible();

  // A token that names the new site comes a moment later; what is open by then stays.
  await page.getByRole('button', { name: `Change: ${site}` }).click();
  await labelled(form, 'Name').fill('Half');
  await refreshed(page, tokens);
  await expect(labelled(form, 'Name')).toHaveValue('Half');
  await page.keyboard.press('Escape');

  await fill(page, `Change: ${site}`, { Name: `${site} Norte`, 'Time zone': 'America/Fortaleza' });
  await expect(page.getByRole('heading', { name: `${site} Norte` })).toBeVisible();
  await expect(page.getByText('America/Fortaleza')).toBeVisible();

  // What somebody else changes while the form is open is shown, and overruled only on request.
  await page.getByRole('button', { name: `Change: ${site} Norte` }).click();
  await labelled(form, 'Time zone').selectOption('America/Recife');
  await changeTimeZone(`${site} Norte`, 'America/Bahia');
  await form.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(form.getByRole('alert')).toContainText('America/Bahia');
  await form.getByRole('button', { name: 'Save mine anyway' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByText('America/Recife')).toBeVisible();
  // Whoever made it may set it up without signing in again.
  await fill(page, 'Add an area', { Name: area });
  await expect(tree.getByRole('treeitem', { name: area, selected: true })).toBeVisible();
  await lookAtPage(page, 'equipment-new-site');
});

journey(
  'an administrator says what OEE a machine aims at, and it stands beside OEE',
  async ({ open, openBeside, machine }) => {
    const page = await open(`/equipment?place=equipment-${machine.equipmentId}`);
    await fill(page, 'Set a target', { 'Target (%)': '57.5' });
    const target = page.getByRole('row').filter({ hasText: '57.5%' });
    await expect(target).toContainText('Always');
    await expect(target).toContainText('Until the next one');
    await lookAtPage(page, 'equipment-target');
    machine.say({ state: packml.execute });
    const terminal = await openBeside(`/terminal/${machine.equipmentId}`, 'gita@simulator.example');
    await expect(terminal.getByRole('region', { name: 'Machine' })).toContainText(/arget 57\.5%/);
    await lookAtPage(terminal, 'terminal-target');

    await fill(page, `End: ${machine.name} 57.5%`, { 'In force until': '2026-01-31T06:00' });
    await expect(target).toContainText('31 Jan 2026');
    await expect(terminal.getByRole('region', { name: 'Machine' })).not.toContainText('57.5%');

    await target.getByRole('button', { name: /^Remove/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await expect(target).toHaveCount(0);
    await expect(terminal.getByRole('region', { name: 'Machine' })).not.toContainText('57.5%');
  },
);

journey('an administrator plans shifts of a machine, and a holiday', async ({ open, machine }) => {
  const page = await open('/calendar');
  await page.getByRole('button', { name: 'Create a calendar' }).click();
  const form = page.getByRole('dialog');
  await labelled(form, 'Equipment').selectOption({ label: `Pune · Filling Hall · ${machine.name}` });
  await labelled(form, 'Name').fill('Nights');
  await form.getByRole('button', { name: 'Add a shift' }).click();
  await labelled(form, 'Shift').fill('Night');
  for (const day of ['Monday', 'Tuesday']) await form.getByLabel(day).check();
  await form.getByLabel('Starts at').fill('22:00');
  await form.getByLabel('Ends at').fill('06:00');
  // From 22:00 to midnight and on to 06:00, on both days.
  await expect(form.getByRole('figure').getByText('22:00 – 06:00')).toHaveCount(4);
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
  await expect(page.getByRole('heading', { name: `Nights · Pune · ${machine.name}` })).toBeVisible();
  await expect(page.getByText('local time (Asia/Kolkata)')).toBeVisible();

  await page.getByRole('toolbar').locator('[aria-pressed="true"]').focus();
  await page.keyboard.press('ArrowRight');
  await fill(page, 'Add an exception for this day', { Note: 'Republic Day' });
  await expect(page.getByRole('button', { name: /Holiday Republic Day/ })).toBeVisible();
  await lookAtPage(page, 'calendar');
});

journey('a rule is previewed, then used, and justifies a stop', async ({ open, machine }) => {
  const [reason, rule] = [unique('Belt off'), unique('Held')];
  const page = await open('/reasons');
  await fill(page, 'Create a reason: Why equipment stops', { Name: reason, Code: reason.toUpperCase() });
  await expect(page.getByRole('treeitem', { name: reason })).toBeVisible();
  await standStill(machine);
  await fill(page, 'Create a rule', {
    Name: rule,
    'Gives the reason': `${reason} (${reason.toUpperCase()})`,
    Equipment: `Pune · Filling Hall · ${machine.name}`,
  });
  await page.getByRole('button', { name: `What “${rule}” would justify` }).click();
  const preview = page.getByRole('dialog');
  await expect(preview.getByTestId('previewed-stop').first()).toContainText(reason);
  await lookAtPage(page, 'reason-preview');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: `Use: ${rule}` }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Use', exact: true }).click();
  await expect(page.getByRole('row', { name: new RegExp(rule) })).toContainText('Yes');
  await lookAtPage(page, 'reasons');
});

/** Lets the new token come; waits until live data has come with it. */
async function refreshed(page: Page, answers: HeldAnswers): Promise<void> {
  const opened = page.waitForEvent('websocket');
  await answers.letAllCome();
  const socket = await opened;
  await socket.waitForEvent('framereceived', ({ payload }) => payload.toString().includes('"type":"next"'));
}

/** The machine runs and then stands still; its stop is known. */
async function standStill(machine: SimulatedMachine): Promise<void> {
  const api = await Api.signIn('gita@simulator.example');
  const stops = async () => {
    const { equipment_events: events } = await api.ask<{ equipment_events: readonly { id: number }[] }>(
      'query ($id: Int!) { equipment_events(where: { equipment_id: { _eq: $id }, kind: { _eq: "stop" } }) { id } }',
      { id: machine.equipmentId },
    );
    return events.length;
  };
  machine.say({ state: packml.execute, mode: 1, produced: 0, scrap: 0 });
  machine.say({ state: packml.held });
  await expect.poll(stops).toBeGreaterThan(0);
}

/** Somebody else moves a site to another time zone. */
async function changeTimeZone(name: string, timeZone: string): Promise<void> {
  const api = await Api.signIn('gita@simulator.example');
  const { sites } = await api.ask<{ sites: readonly { id: number; version: number }[] }>(
    'query ($name: String!) { sites(where: { name: { _eq: $name } }) { id version } }',
    { name },
  );
  const [site] = sites;
  await api.ask(
    `mutation ($siteId: Int!, $version: Int!, $timeZone: String!) {
      changeSite(siteId: $siteId, version: $version, timeZone: $timeZone) { commandId }
    }`,
    { siteId: site?.id, version: site?.version, timeZone },
  );
}
