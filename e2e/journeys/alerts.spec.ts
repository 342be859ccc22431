import { randomUUID } from 'node:crypto';
import { HookReceiver } from '@andon/local/hook-receiver';
import type { Page } from '@playwright/test';
import { Api, demoPassword } from '../src/api.ts';
import { expect, journey } from '../src/journey.ts';
import { lookAtPage } from '../src/look-at-page.ts';
import { mailsWith } from '../src/mailbox.ts';
import { packml, type SimulatedMachine } from '../src/simulated-machine.ts';

/** Messages wait a moment for those who send them. */
const told = { timeout: 60_000 };

/** Whom the rule names: all operators, of whom there may be more, and the fitter by address. */
const mailed = ['esha@simulator.example', 'fitter@simulator.example'];

journey(
  'an engineer has stops told that are too long: people hear of it in the app and by e-mail, another system by webhook, and all of its end',
  async ({ open, openBeside, machine }) => {
    const hooks = await HookReceiver.start();
    try {
      const operator = await openBeside('/', 'esha@simulator.example');
      const author = await addEngineer();
      const engineer = await open('/alerts', author);
      await createRule(engineer, machine, hooks.url);

      // Time alone is looked at once a minute; what a message tells is known at once.
      const now = Date.now();
      machine.recount([
        [now - 120_000, { state: packml.execute, mode: 1, produced: 0, scrap: 0 }],
        [now - 60_000, { state: packml.held }],
      ]);
      const alert = engineer
        .getByRole('region', { name: 'Open alerts' })
        .getByRole('row')
        .filter({ hasText: machine.name });
      await expect(alert).toBeVisible(told);
      await expect(alert.getByRole('cell', { name: machine.name, exact: true })).toBeVisible();
      await expect(operator.getByRole('link', { name: /Alerts.*unread/ })).toBeVisible(told);
      await expect.poll(() => hooks.requests.filter(({ body }) => body.includes(machine.name)).length, told).toBe(1);
      await expect
        .poll(() => recipientsOf(`Subject: ${machine.name} stands still`), told)
        .toEqual(expect.arrayContaining(mailed));
      const [mail] = mailsWith(machine.name);
      expect(mailsWith(machine.name).flatMap(({ to }) => to)).not.toContain(author);
      expect(mail?.source).toMatch(/It has stood still for \d+ (seconds|minutes)\. Reason: none given yet\./);

      await operator.getByRole('link', { name: /Alerts/ }).click();
      const mine = operator.getByRole('region', { name: 'For you' });
      await expect(mine.getByRole('row').filter({ hasText: machine.name })).toContainText('No');
      // Where alerts go is not for everybody, and nobody is told of what was never theirs.
      await expect(operator.getByText(/Not shown/)).toHaveCount(0);
      await lookAtPage(operator, 'alerts-told');
      await mine.getByRole('button', { name: 'Mark all as read' }).click();
      await expect(operator.getByRole('link', { name: /unread/ })).toHaveCount(0);
      await expect(mine.getByRole('row').filter({ hasText: machine.name })).toContainText('Yes');

      await alert.getByRole('button', { name: /Acknowledge/ }).click();
      await engineer.getByRole('dialog').getByLabel('Note').fill('The fitter is on the way');
      await engineer.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
      await expect(alert.getByRole('button', { name: /Acknowledge/ })).toHaveCount(0);
      await lookAtPage(engineer, 'alerts-noted');

      machine.say({ state: packml.execute, mode: 1 });
      await expect(alert).toHaveCount(0, told);
      await expect(operator.getByRole('link', { name: /Alerts.*unread/ })).toBeVisible(told);
      await expect.poll(() => hooks.requests.filter(({ body }) => body.includes(machine.name)).length, told).toBe(2);
      await expect
        .poll(() => recipientsOf(`Subject: Ended: ${machine.name} stands still`), told)
        .toEqual(expect.arrayContaining(mailed));
    } finally {
      await hooks.stop();
    }
  },
);

journey('a long form that is refused shows the field that it is refused for, each time', async ({ open }) => {
  const page = await open('/alerts');
  await page.setViewportSize({ width: 1_280, height: 600 });
  await page.getByRole('button', { name: 'Create a rule' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('About').selectOption({ label: 'A stop is too long' });
  await form.getByLabel('Name').fill('Stop that nobody hears of');
  await form.getByLabel('After (s)', { exact: true }).fill('6');
  const emails = form.getByLabel('E-mail addresses');
  await emails.fill('fitter');
  for (const time of ['first', 'second']) {
    await form.getByRole('button', { name: 'Save' }).click();
    await expect(emails, time).toBeFocused();
    await expect(emails, time).toBeInViewport();
    await expect(emails, time).toHaveAccessibleDescription(/Give an e-mail address/);
  }
  // What is wrong with several fields together stands at what they belong to.
  await emails.fill('');
  await form.getByLabel('Name').press('Enter');
  const recipients = form.getByRole('group', { name: 'Recipients' });
  await expect(recipients).toHaveAccessibleDescription(/Nobody would be told/);
  await expect(recipients.getByRole('checkbox').first()).toBeFocused();
  await expect(recipients.getByText('Nobody would be told')).toBeInViewport();
});

/** Who was sent e-mails with a text. */
function recipientsOf(text: string): readonly string[] {
  return mailsWith(text)
    .flatMap(({ to }) => to)
    .toSorted();
}

/** Somebody new; by what e-mail address. */
async function addEngineer(): Promise<string> {
  const email = `${randomUUID().slice(0, 8)}@simulator.example`;
  const api = await Api.signIn('gita@simulator.example');
  await api.ask(
    `mutation ($email: String!, $password: String!) {
      createUser(name: "Indu Shah", email: $email, password: $password, role: "engineer") { userId }
    }`,
    { email, password: demoPassword },
  );
  return email;
}

async function createRule(page: Page, machine: SimulatedMachine, webhookUrl: string): Promise<void> {
  await page.getByRole('button', { name: 'Create a rule' }).click();
  const form = page.getByRole('dialog');
  await form.getByLabel('About').selectOption({ label: 'A stop is too long' });
  await form.getByLabel('Name').fill(`Stop of ${machine.name}`);
  await form.getByLabel('Equipment').selectOption({ label: `Pune · Filling Hall · ${machine.name}` });
  await form.getByLabel('After (s)', { exact: true }).fill('6');
  await form.getByLabel('Webhook', { exact: true }).check();
  await form.getByLabel('Webhook URL').fill(webhookUrl);
  await form.getByLabel('E-mail', { exact: true }).check();
  await form.getByLabel('E-mail addresses').fill('fitter@simulator.example');
  await form.getByLabel('Operator').check();
  await form.getByRole('button', { name: 'Save' }).click();
  await expect(form).toBeHidden();
}
