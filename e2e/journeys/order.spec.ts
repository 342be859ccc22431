import { randomUUID } from 'node:crypto';
import type { Page } from '@playwright/test';
import { Api } from '../src/api.ts';
import { expect, journey } from '../src/journey.ts';
import { lookAtPage } from '../src/look-at-page.ts';
import { packml, type SimulatedMachine } from '../src/simulated-machine.ts';

journey(
  'an order is started, counted, paused, resumed and followed by the next, and the orders board follows',
  async ({ open, openBeside, machine }) => {
    const [first, second] = await planOrders(2);
    const board = await openBeside('/orders', 'gita@simulator.example');
    const row = (code: string) => board.getByRole('row').filter({ hasText: code });
    const terminal = await open(`/terminal/${machine.equipmentId}`, 'esha@simulator.example');
    const panel = terminal.getByRole('region', { name: 'Order', exact: true });
    // The strip of the shift, with bands of its orders under it.
    const strip = terminal.getByRole('figure');
    machine.say({ state: packml.execute, mode: 1, produced: 0, scrap: 0 });

    await give(terminal, new RegExp(first), `${first} started: done`);
    await expect(panel).toContainText(first);
    await expect(strip).toContainText(first);
    await expect(row(first)).toContainText('Running');
    await expect(row(first)).toContainText(machine.name);

    machine.say({ produced: 30, scrap: 1 });
    await expect(panel).toContainText(/Good units of the order\s*29 units/);
    await give(terminal, `Pause ${first}`, `${first} paused: done`);
    await expect(panel).toContainText('No order running');
    await expect(row(first)).toContainText('Paused');
    await give(terminal, new RegExp(`${first}.*paused`), `${first} resumed: done`);
    await expect(row(first)).toContainText('Running');
    machine.say({ produced: 50 });
    await expect(panel).toContainText(/Good units of the order\s*49 units/);

    await give(terminal, new RegExp(second), `${second} follows: done`);
    await expect(panel).toContainText(second);
    await expect(row(second)).toContainText('Running');
    await expect(row(first)).toHaveCount(0);
    await expect(strip).toContainText(second);
    await expect(strip).toContainText(first);
    await give(terminal, `Complete ${second}`, `${second} completed: done`);
    await expect(row(second)).toHaveCount(0);
    await board.getByText('All', { exact: true }).click();
    await expect(row(second)).toContainText('Completed');

    await row(first)
      .getByRole('button', { name: `Figures of order ${first}` })
      .click();
    const figures = board.getByRole('dialog', { name: `Figures of order ${first}` });
    await expect(figures.getByText('49 units')).toBeVisible();
    await expect(figures.getByRole('list', { name: 'Where the time went' })).toContainText('Planned production');
    await lookAtPage(board, 'order-figures');
  },
);

journey('scrap is reported with its reason, and leaves the good units', async ({ open, machine }) => {
  const terminal = await open(`/terminal/${machine.equipmentId}`, 'esha@simulator.example');
  const panel = terminal.getByRole('region', { name: 'Order', exact: true });
  machine.say({ state: packml.execute, mode: 1, produced: 0, scrap: 0 });
  machine.say({ produced: 20 });
  await expect(panel).toContainText(/Good in this shift\s*20 units/);
  await terminal.getByRole('button', { name: 'Report scrap' }).click();
  await terminal.getByRole('button', { name: 'One more' }).click();
  const reason = terminal.getByRole('group', { name: 'Reasons for scrap' }).getByRole('button').first();
  const name = (await reason.textContent()) ?? '';
  await reason.click();
  await expect(terminal.getByText(`2 scrap: ${name}: done`)).toBeVisible();
  await expect(panel).toContainText(/Good in this shift\s*18 units/);
  await expect(panel).toContainText(/Scrap in this shift\s*2 units/);
  expect(await reportedScrap(machine)).toEqual([{ scrap_quantity: 2, scrap_reason: { name } }]);
});

/** Opens the sheet of orders, and taps. */
async function give(terminal: Page, button: string | RegExp, outcome: string): Promise<void> {
  await terminal.getByRole('button', { name: 'Order', exact: true }).click();
  await terminal.getByRole('dialog').getByRole('button', { name: button }).click();
  await expect(terminal.getByText(outcome)).toBeVisible();
}

/** Orders of codes that nobody else has, of a product that no line makes, so that nobody else starts them. */
async function planOrders(count: 2): Promise<readonly [string, string]> {
  const api = await Api.signIn('gita@simulator.example');
  const newCode = () => `E2E-${randomUUID().slice(0, 8)}`;
  const { product } = await api.ask<{ product: { readonly productId: number } }>(createProduct, { code: newCode() });
  const codes = Array.from({ length: count }, newCode);
  for (const code of codes) await api.ask(createOrder, { code, ...product });
  return [codes[0] ?? '', codes[1] ?? ''];
}

const createProduct = `mutation ($code: String!) {
  product: createProduct(code: $code, name: "Lid") { productId }
}`;
const createOrder = `mutation ($code: String!, $productId: Int!) {
  createOrder(code: $code, productId: $productId, targetQuantity: 100) { orderId }
}`;

async function reportedScrap({ equipmentId }: SimulatedMachine) {
  const api = await Api.signIn('gita@simulator.example');
  const { reports } = await api.ask<{ reports: readonly unknown[] }>(
    `query ($equipmentId: Int!) {
      reports: production_reports(where: { equipment_id: { _eq: $equipmentId } }) { scrap_quantity scrap_reason { name } }
    }`,
    { equipmentId },
  );
  return reports;
}
