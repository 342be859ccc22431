import { routes } from '@andon/web/routes';
import type { Page } from '@playwright/test';
import { checkDialog, leastTargetPx, lookAtDialog } from '../src/check-dialog.ts';
import { expect, journey } from '../src/journey.ts';
import { settle } from '../src/pages.ts';
import { packml } from '../src/simulated-machine.ts';
import { stopMachine } from '../src/stop-machine.ts';

const operator = 'esha@simulator.example';

// Some pages have a dozen of dialogs, each looked at in both themes.
journey.describe.configure({ timeout: 120_000 });

const administration = [
  'orders',
  'products',
  'users',
  'alerts',
  'equipment',
  'calendar',
  'reasons',
  'sources',
] as const;

for (const name of administration) {
  journey(`every form of the page ${name} is complete by keyboard and without a fault`, async ({ open }) => {
    const page = await open(routes[name]);
    await settle(page);
    const looked = new Set<string>();
    await lookAtEach(page, looked);
    for (const tree of await page.getByRole('tree').all()) {
      await tree.focus();
      for (let row = 0; row < rowsLookedAt; row += 1) {
        await page.keyboard.press('ArrowDown');
        await lookAtEach(page, looked);
        await tree.focus();
      }
    }
    expect(looked.size).toBeGreaterThan(0);
  });
}

/** As deep as a tree of the demo factory goes. */
const rowsLookedAt = 5;

/** Every dialog that the page can open now, once for each kind of button. */
async function lookAtEach(page: Page, looked: Set<string>): Promise<void> {
  await settle(page);
  const openers = page.locator('main').locator('button[aria-haspopup="dialog"]:enabled');
  const kinds = new Set(await openers.evaluateAll((buttons) => buttons.map(({ textContent }) => textContent)));
  for (const kind of kinds) {
    const opener = openers.filter({ hasText: new RegExp(`^${kind.replaceAll(/\W/g, String.raw`\$&`)}$`) }).first();
    // What is shown of a place may still follow the choice in the tree.
    if (looked.has(kind) || !(await opener.isVisible())) continue;
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
  // Long enough to be split.
  await expect(page.getByRole('region', { name: 'Machine' }).getByRole('status')).toContainText('4 s');
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
