import { expect, journey } from '../src/journey.ts';
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
