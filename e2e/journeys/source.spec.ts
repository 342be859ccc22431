import type { Locator, Page } from '@playwright/test';
import { Api } from '../src/api.ts';
import { expect, journey } from '../src/journey.ts';
import { lookAtPage } from '../src/look-at-page.ts';
import { packml, SimulatedMachine } from '../src/simulated-machine.ts';

journey(
  'a topic that nobody registered offers itself, is registered, and its values land',
  async ({ open, openBeside }) => {
    const machine = await SimulatedMachine.createUnregistered();
    try {
      machine.say({ state: packml.execute, mode: 1, produced: 0, scrap: 0 });
      const page = await open('/sources');
      const seen = page.getByRole('region', { name: 'Seen but not registered' });
      const row = seen.getByRole('row').filter({ hasText: machine.topic });
      await expect(row).toBeVisible();
      const terminal = await openBeside(`/terminal/${machine.equipmentId}`, 'esha@simulator.example');
      await row.getByRole('button', { name: /Register/ }).click();
      const form = page.getByRole('dialog');
      await expect(form.getByLabel('Topic')).toHaveValue(machine.topic);
      await form.getByLabel('Equipment').selectOption(String(machine.equipmentId));
      await form.getByRole('button', { name: 'Save' }).click();
      await expect(page.getByRole('region', { name: 'Registered', exact: true })).toContainText(machine.topic);
      await expect(row).toHaveCount(0);
      await expect(terminal.getByRole('region', { name: 'Machine' }).getByRole('status')).toContainText('Running');
    } finally {
      await machine.stop();
    }
  },
);

journey('a message that was refused says why, and is taken again once the cause is gone', async ({ open, machine }) => {
  machine.say({ state: packml.execute, mode: 1, produced: 0, scrap: 0 });
  machine.recount([[Date.now(), { state: ownState }]]);
  const page = await open('/health');
  const refused = page.getByRole('region', { name: 'Refused messages' });
  const [, edgeNode = ''] = machine.topic.split('/');
  const row = refused.getByRole('row').filter({ hasText: edgeNode }).filter({ hasText: 'Out of range' });
  await expect(row).toContainText('Kept');
  await row.getByRole('button', { name: /^Why/ }).click();
  await expect(page.getByRole('dialog')).toContainText('StateCurrent');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await row.scrollIntoViewIfNeeded();
  await lookAtPage(page, 'health-refused');

  await mapOwnState(machine);
  // Those who take messages hear of the map a moment later; until then they refuse again.
  const replay = row.getByRole('button', { name: /^Replay/ });
  await expect.poll(() => isTaken(page, replay, machine)).toBe(true);
  await expect(row).toContainText('Replayed');
  await expect(replay).toHaveCount(0);
});

/** A state by the machine's own number, which PackML does not have. */
const ownState = 99;

/** Asks for the message to be taken again, and waits until that was tried. */
async function isTaken(page: Page, replay: Locator, { topic }: SimulatedMachine): Promise<boolean> {
  const answered = page.waitForResponse(
    (response) => response.request().postData()?.includes('RefusedMessages_Replay') === true,
  );
  await replay.click();
  await answered;
  const api = await Api.signIn('gita@simulator.example');
  const outcome = async () => {
    const { messages } = await api.ask<Refused>(askRefused, { topic });
    if (messages.some(({ replay_requested_at: at }) => at !== null)) return 'waits';
    return messages.every(({ replayed_at: at }) => at !== null) ? 'taken' : 'refused';
  };
  await expect.poll(outcome).not.toBe('waits');
  return (await outcome()) === 'taken';
}

interface Refused {
  readonly messages: readonly { readonly replay_requested_at: string | null; readonly replayed_at: string | null }[];
}
const askRefused = `query ($topic: String!) {
  messages: refused_messages(where: { source: { _eq: $topic } }) { replay_requested_at replayed_at }
}`;

async function mapOwnState({ topic }: SimulatedMachine): Promise<void> {
  const api = await Api.signIn('gita@simulator.example');
  const { sources } = await api.ask<{ sources: readonly { id: number }[] }>(
    'query ($topic: String!) { sources: packml_register(where: { source_topic: { _eq: $topic } }) { id } }',
    { topic },
  );
  await api.ask(
    'mutation ($id: Int!, $stateMap: jsonb!) { changeSource(sourceId: $id, stateMap: $stateMap) { commandId } }',
    { id: sources[0]?.id, stateMap: { [ownState]: packml.held } },
  );
}
