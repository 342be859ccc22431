import type { Page } from '@playwright/test';
import { expect, journey, signIn } from '../src/journey.ts';
import { lookAtPage } from '../src/look-at-page.ts';
import { adminSecret, exportMetadata, replaceMetadata } from '../src/metadata.ts';
import { packml } from '../src/simulated-machine.ts';

/** Whatever a journey did to it, the next one finds the metadata as it was. */
let metadata: object = {};
journey.beforeEach(async () => {
  metadata = await exportMetadata();
});
journey.afterEach(() => replaceMetadata(metadata));

journey(
  'an admin narrows a permission and another browser loses the column at once',
  async ({ open, machine, browser, baseURL }) => {
    machine.say({ state: packml.held, mode: 1, produced: 0, scrap: 0 });
    const elsewhere = await browser.newContext({ ...(baseURL !== undefined && { baseURL }) });
    const other = await elsewhere.newPage();
    await other.goto('/');
    await signIn(other, 'esha@simulator.example');
    const tile = other.getByRole('link', { name: machine.name });
    await expect(tile).toContainText('No reason yet');

    const page = await open('/permissions');
    await unlock(page);
    await lookAtPage(page, 'permissions');
    await choose(page, 'equipment_overview', 'viewer');
    await page.getByRole('checkbox', { name: 'All columns' }).uncheck();
    await page.getByRole('checkbox', { name: /^loss / }).uncheck();
    await page.getByLabel('View as').selectOption({ label: 'Esha Rao · operator · Simulator Corp' });
    await page.getByRole('button', { name: 'Compare before and after' }).click();
    await expect(page.getByText('Columns lost: loss.')).toBeVisible();
    await expect(page.getByText(/0 lost, 0 gained/)).toBeVisible();
    await lookAtPage(page, 'permissions-preview');
    await expect(tile).toContainText('No reason yet');

    await page.getByRole('button', { name: 'Save for everybody now' }).click();
    await expect(page.getByText('npm run metadata:export')).toBeVisible();
    await expect(other.getByText(/your role may no longer see it: loss/)).toBeVisible();
    await expect(tile).not.toContainText('No reason yet');
    machine.say({ state: packml.execute });
    await expect(tile).toContainText('Running');
    await lookAtPage(other, 'plant-without-a-column');

    machine.say({ state: packml.held });
    await page.getByRole('checkbox', { name: 'All columns' }).check();
    await page.getByRole('button', { name: 'Save for everybody now' }).click();
    await expect(other.getByText(/your role may no longer see it/)).toBeHidden();
    await expect(tile).toContainText('No reason yet');
    await elsewhere.close();
  },
);

journey('a row filter is edited as a tree, by keyboard, and shows which rows go', async ({ open }) => {
  const page = await open('/permissions');
  await unlock(page);
  await page.getByLabel('Find a table').fill('equipment_status');
  await page.getByRole('button', { name: 'equipment_status, viewer, select:' }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: 'equipment_status, viewer, insert: nothing' })).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Enter');
  const rows = page.getByRole('group', { name: 'Which rows' });
  await rows.getByRole('button', { name: '+ Column' }).last().press('Enter');
  await rows.getByLabel('Column').last().selectOption('equipment_id');
  await expect(page.getByText('equipment_id: give a value')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Save for everybody now' })).toBeDisabled();
  await rows.getByLabel('With').last().fill('-1');
  await page.getByLabel('View as').selectOption({ label: 'Gita Nair · administrator · Simulator Corp' });
  await page.getByRole('button', { name: 'Compare before and after' }).press('Enter');
  await expect(page.getByText(/Rows: \d+ now, 0 after; \d+ lost, 0 gained/)).toBeVisible();
  await expect(page.getByRole('rowheader', { name: 'lost' }).first()).toBeVisible();
});

journey(
  'whoever changed the metadata meanwhile is not overwritten, and a wrong secret opens nothing',
  async ({ open }) => {
    const page = await open('/permissions');
    await page.getByRole('textbox', { name: 'Admin secret' }).fill('guess');
    await page.getByRole('button', { name: 'Open' }).click();
    await expect(page.getByText('does not accept this admin secret')).toBeVisible();
    await unlock(page);
    await choose(page, 'areas', 'viewer');
    await page.getByLabel('Rows at a time, at most').fill('5');
    await replaceMetadata(metadata);
    await page.getByRole('button', { name: 'Save for everybody now' }).click();
    await expect(page.getByText('Somebody else has changed the metadata')).toBeVisible();
    await page.getByRole('button', { name: 'Reload the metadata' }).click();
    await expect(page.getByLabel('Rows at a time, at most')).toHaveValue('10000');
  },
);

journey('inherited roles say where their rights come from', async ({ open }) => {
  const page = await open('/permissions');
  await unlock(page);
  await choose(page, 'areas', 'administrator', /some rows or columns, inherited from viewer/);
  await expect(page.getByText('This role has no permission of its own here')).toBeVisible();
  await page.getByRole('button', { name: 'Go to the permission of viewer' }).click();
  await expect(page.getByRole('heading', { name: 'areas · viewer · select' })).toBeVisible();
});

async function unlock(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: 'Admin secret' }).fill(adminSecret);
  await page.getByRole('button', { name: 'Open' }).click();
  await expect(page.getByRole('table', { name: 'Tables of default' })).toBeVisible();
}

async function choose(page: Page, table: string, role: string, right = /./): Promise<void> {
  await page.getByLabel('Find a table').fill(table);
  const cell = page.getByRole('button', { name: new RegExp(`^${table}, ${role}, select: ${right.source}`) });
  await cell.click();
  await expect(page.getByRole('heading', { name: `${table} · ${role} · select` })).toBeVisible();
}
