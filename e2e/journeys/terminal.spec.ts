import type { Locator, Page } from '@playwright/test';
import { Api } from '../src/api.ts';
import { checkAccessibility } from '../src/check-accessibility.ts';
import { expectTurnsInTime } from '../src/expect-turns-in-time.ts';
import { expect, journey } from '../src/journey.ts';
import { lookAtPage } from '../src/look-at-page.ts';
import type { SimulatedMachine } from '../src/simulated-machine.ts';
import { packml } from '../src/simulated-machine.ts';
import { stopMachine, waitUntilSplittable } from '../src/stop-machine.ts';

const operator = 'esha@simulator.example';

journey(
  'a machine stops, its operator says why within three taps, and the audit log shows it',
  async ({ open, machine }) => {
    const page = await open(`/terminal/${machine.equipmentId}`, operator);
    await stopMachine(page, machine);
    await page.getByRole('button', { name: 'Justify a stop' }).click();
    await page.getByRole('button', { name: 'Equipment', exact: true }).click();
    await page.getByRole('button', { name: 'Jam' }).click();
    await expect(page.getByText('Reason: Jam: done')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Machine' })).toContainText('Jam');
    // It is offered for ten seconds; the log keeps what was said.
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(page.getByRole('region', { name: 'Machine' })).toContainText('No reason yet');
    expect(await auditedReasons(machine)).toContainEqual({ role: 'operator', reason: 'JAM' });
    await lookAtPage(page, 'terminal');
    await expectTurnsInTime(page.getByRole('region', { name: 'Machine' }).getByRole('status'), machine);
  },
);

journey(
  'a stop is split where a handle is dragged to, or at a time that is typed, and merged again',
  async ({ open, machine }) => {
    const page = await open(`/terminal/${machine.equipmentId}`, operator);
    await stopMachine(page, machine);
    await waitUntilSplittable(page);
    machine.say({ state: packml.execute });
    await expect(page.getByRole('region', { name: 'Machine' })).toContainText('Running');
    await page.getByRole('button', { name: 'Justify a stop' }).click();
    await page.getByRole('button', { name: 'Split this stop' }).click();
    const handle = page.getByLabel('Drag to where the second part begins');
    const at = page.getByLabel(/^or enter its time/);
    const middle = await at.inputValue();
    await drag(page, handle);
    await expect(at).not.toHaveValue(middle);
    await at.fill(middle);
    await expect(handle).toHaveAttribute('aria-valuetext', middle);
    await handle.press('ArrowRight');
    await expect(at).not.toHaveValue(middle);
    await page.getByRole('button', { name: 'Split', exact: true }).click();
    await expect(page.getByText(/Stop split at .*: done/)).toBeVisible();
    await page.getByRole('button', { name: 'Justify a stop' }).click();
    const stops = page.getByRole('checkbox');
    await expect(stops).toHaveCount(2);
    for (const stop of await stops.all()) await stop.check();
    await page.getByRole('button', { name: 'Merge into one stop' }).click();
    await expect(page.getByText('Stops merged: done')).toBeVisible();
  },
);

journey('a stop is justified by keyboard alone', async ({ open, machine }) => {
  const page = await open(`/terminal/${machine.equipmentId}`, operator);
  await stopMachine(page, machine);
  const strip = page.getByRole('listbox', { name: 'The shift so far' });
  await expect(strip.getByRole('option')).not.toHaveCount(0);
  await strip.focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.getByLabel('Search').focus();
  await page.keyboard.type('waiting');
  const reason = page.getByRole('button', { name: 'Waiting for material' });
  await expect(reason).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(reason).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('Reason: Waiting for material: done')).toBeVisible();
});

journey(
  'without network a reason waits, survives a reload, and a conflict is shown and resolved',
  async ({ open, machine, context }) => {
    const page = await open(`/terminal/${machine.equipmentId}`, operator);
    await stopMachine(page, machine);
    machine.say({ state: packml.execute });
    await expect(page.getByRole('region', { name: 'Machine' })).toContainText('Running');
    await page.getByRole('button', { name: 'Justify a stop' }).click();
    await page.getByRole('button', { name: 'Equipment', exact: true }).click();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Jam' }).click();
    await expect(page.getByText('1 command is waiting for the network')).toBeVisible();
    await checkAccessibility(page);
    await justifyBehindTheBack(machine, 'CLEANING');
    await context.setOffline(false);
    await expect(page.getByRole('alert')).toContainText('Reason: Jam');
    await lookAtPage(page, 'conflict');
    await page.reload();
    await page.getByRole('button', { name: 'Do it anyway' }).press('Enter');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect.poll(() => reasonsOf(machine)).toEqual(['JAM']);
  },
);

/** From its middle to its end. */
async function drag(page: Page, handle: Locator): Promise<void> {
  const box = await handle.boundingBox();
  if (box === null) throw new Error('There is no handle.');
  const y = box.y + box.height / 2;
  await page.mouse.move(box.x + box.width / 2, y);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width - 2, y, { steps: 4 });
  await page.mouse.up();
}

async function auditedReasons({ equipmentId }: SimulatedMachine) {
  const api = await Api.signIn('gita@simulator.example');
  const { entries } = await api.ask<{
    entries: readonly { role: string; after: { downtime_reason_id: number; equipment_id: number } }[];
  }>(
    '{ entries: audit_entries(where: { table_name: { _eq: "equipment_events" } }, order_by: { number: desc }, limit: 20) { role after: row_after } }',
  );
  const { reasons } = await api.ask<{ reasons: readonly { id: number; code: string }[] }>(
    '{ reasons: downtime_reasons { id code } }',
  );
  return entries
    .filter(({ after }) => after.equipment_id === equipmentId)
    .map(({ role, after }) => ({ role, reason: reasons.find(({ id }) => id === after.downtime_reason_id)?.code }));
}

interface Stops {
  readonly stops: readonly { readonly id: number; readonly reason: { readonly code: string } | null }[];
}

async function stopsOf({ equipmentId }: SimulatedMachine, api: Api) {
  const question = `query ($id: Int!) {
    stops: equipment_events(where: { equipment_id: { _eq: $id } }) { id reason: downtime_reason { code } }
  }`;
  return (await api.ask<Stops>(question, { id: equipmentId })).stops;
}

async function reasonsOf(machine: SimulatedMachine) {
  const stops = await stopsOf(machine, await Api.signIn('gita@simulator.example'));
  return stops.map(({ reason }) => reason?.code);
}

/** Somebody else says another reason meanwhile. */
async function justifyBehindTheBack(machine: SimulatedMachine, code: string): Promise<void> {
  const api = await Api.signIn('gita@simulator.example');
  const { reasons } = await api.ask<{ reasons: readonly { id: number }[] }>(
    `{ reasons: downtime_reasons(where: { code: { _eq: "${code}" } }) { id } }`,
  );
  const stops = (await stopsOf(machine, api)).map(({ id }) => ({ stopId: id, reasonId: reasons[0]?.id }));
  await api.ask('mutation ($stops: [StopJustification!]!) { justifyStops(stops: $stops) { commandId } }', { stops });
}
