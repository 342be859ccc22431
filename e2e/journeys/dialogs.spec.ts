import { randomUUID } from 'node:crypto';
import { routes } from '@andon/web/routes';
import type { Locator, Page } from '@playwright/test';
import { Api } from '../src/api.ts';
import { checkDialog, leastTargetPx, lookAtDialog } from '../src/check-dialog.ts';
import { expect, journey } from '../src/journey.ts';
import { settle } from '../src/pages.ts';
import { packml, type SimulatedMachine } from '../src/simulated-machine.ts';
import { stopMachine, waitUntilSplittable } from '../src/stop-machine.ts';

const operator = 'esha@simulator.example';

const administration = ['products', 'users', 'alerts', 'equipment', 'calendar', 'reasons', 'sources'] as const;

for (const name of administration) {
  journey(`every form of the page ${name} is complete by keyboard and without a fault`, async ({ open }) => {
    await lookAtForms(await open(routes[name]));
  });
}

journey('every form of the page orders is complete by keyboard and without a fault', async ({ open, machine }) => {
  await headBoard(machine);
  await lookAtForms(await open(routes.orders));
});

/** Orders that stand above those of the demo factories, which may be started or completed under somebody who looks at them. */
async function headBoard(machine: SimulatedMachine): Promise<void> {
  const api = await Api.signIn('gita@simulator.example');
  const code = () => `E2E-${randomUUID().slice(0, 8)}`;
  const { product } = await api.ask<{ product: { readonly productId: number } }>(createProduct, { code: code() });
  machine.say({ state: packml.execute, mode: 1, produced: 0, scrap: 0 });
  for (const equipmentId of [undefined, machine.equipmentId]) {
    const { order } = await api.ask<{ order: { readonly orderId: number } }>(createOrder, { ...product, code: code() });
    if (equipmentId !== undefined) await api.ask(startOrder, { ...order, equipmentId });
  }
}

/** No line makes it, so nobody else starts its orders. */
const createProduct = `mutation ($code: String!) {
  product: createProduct(code: $code, name: "Jar") { productId }
}`;
const createOrder = `mutation ($code: String!, $productId: Int!) {
  order: createOrder(code: $code, productId: $productId, targetQuantity: 100, dueAt: "2000-01-01T00:00:00Z") { orderId }
}`;
const startOrder = `mutation ($orderId: Int!, $equipmentId: Int!) {
  startOrder(orderId: $orderId, equipmentId: $equipmentId) { orderId }
}`;

async function lookAtForms(page: Page): Promise<void> {
  await settle(page);
  const looked = new Set<string>();
  await lookAtEach(page, looked);
  for (const tree of await page.getByRole('tree').all()) {
    await tree.focus();
    for (let row = 0; row < rowsLookedAt && (await goDown(page, tree)); row += 1) {
      await lookAtEach(page, looked);
      await tree.focus();
    }
  }
  expect(looked.size).toBeGreaterThan(0);
}

/** As deep as a tree of the demo factory goes. */
const rowsLookedAt = 5;

/** Chooses the next row and waits until it is chosen, and what is shown with it; false at the end. */
async function goDown(page: Page, tree: Locator): Promise<boolean> {
  const chosen = 'aria-activedescendant';
  await expect(tree).toHaveAttribute(chosen, /./);
  const here = await tree.getAttribute(chosen);
  const rows = await tree.getByRole('treeitem').evaluateAll((items) => items.map(({ id }) => id));
  const next = rows[rows.indexOf(here ?? '') + 1];
  if (next === undefined) return false;
  await page.keyboard.press('ArrowDown');
  await expect(tree).toHaveAttribute(chosen, next);
  return true;
}

/** Every dialog that the page can open now, once for each kind of button. */
async function lookAtEach(page: Page, looked: Set<string>): Promise<void> {
  await settle(page);
  const openers = page.locator('main').locator('button[aria-haspopup="dialog"]:enabled');
  const kinds = new Set(await openers.evaluateAll((buttons) => buttons.map(({ textContent }) => textContent)));
  for (const kind of kinds) {
    const opener = openers.filter({ hasText: new RegExp(`^${kind.replaceAll(/\W/g, String.raw`\$&`)}$`) }).first();
    if (looked.has(kind)) continue;
    looked.add(kind);
    await checkDialog(page, opener, leastTargetPx.desk);
  }
}

journey('an entry of the audit log and the list of keys are without a fault', async ({ open }) => {
  const page = await open(routes.audit);
  await settle(page);
  await checkDialog(page, page.getByRole('button', { name: /^Before and after/ }).first(), leastTargetPx.desk);
  await page.keyboard.press('?');
  await lookAtDialog(page, 'the list of keys', leastTargetPx.desk);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
});

journey('where a figure comes from is told without a fault', async ({ open }) => {
  const page = await open(routes.analysis);
  await settle(page);
  await checkDialog(page, page.getByRole('link', { name: /OEE: explain/ }).first(), leastTargetPx.desk);
});

journey('every sheet of the terminal is without a fault, and fit for gloves', async ({ open, machine }) => {
  const page = await open(`/terminal/${machine.equipmentId}`, operator);
  await stopMachine(page, machine);
  await waitUntilSplittable(page);
  machine.say({ state: packml.execute });
  await expect(page.getByRole('region', { name: 'Machine' })).toContainText('Running');
  for (const name of ['Justify a stop', 'Order', 'Report scrap', 'Call for help']) {
    await checkDialog(page, page.getByRole('button', { name, exact: true }), leastTargetPx.terminal);
  }
  await page.getByRole('button', { name: 'Justify a stop' }).press('Enter');
  await page.getByRole('button', { name: 'Split this stop' }).press('Enter');
  await lookAtDialog(page, 'split', leastTargetPx.terminal);
  await page.getByRole('button', { name: /^Edits/ }).press('Enter');
  await lookAtDialog(page, 'edits', leastTargetPx.terminal);
  // Escape leads from one sheet to the one below, and then to the button that opened it.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(1);
  await expect(page.getByRole('button', { name: /^Edits/ })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Justify a stop' })).toBeFocused();
});
