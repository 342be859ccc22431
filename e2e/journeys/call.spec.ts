import { expect, journey } from '../src/journey.ts';
import { lookAtPage } from '../src/look-at-page.ts';
import { packml } from '../src/simulated-machine.ts';

journey(
  'help is called at the terminal, seen on the andon board, on its way, and over',
  async ({ open, openBeside, machine }) => {
    machine.say({ state: packml.held, mode: 1, produced: 0, scrap: 0 });
    const board = await openBeside(`/andon/${machine.areaId}`, 'gita@simulator.example');
    const tile = board.getByRole('link', { name: machine.name });
    const terminal = await open(`/terminal/${machine.equipmentId}`, 'esha@simulator.example');
    await terminal.getByRole('button', { name: 'Call for help' }).click();
    await terminal.getByRole('button', { name: 'Maintenance' }).click();
    await expect(terminal.getByText('Called: Maintenance: done')).toBeVisible();
    await expect(tile).toContainText('Maintenance: called');
    await lookAtPage(board, 'andon-call');
    await terminal.getByRole('button', { name: 'Call for help' }).click();
    const call = terminal.getByRole('group', { name: 'Maintenance' });
    await call.getByRole('button', { name: 'On my way' }).click();
    await expect(tile).toContainText('Maintenance: on the way');
    await terminal.getByRole('button', { name: 'Call for help' }).click();
    await call.getByRole('button', { name: 'Resolved' }).click();
    await expect(tile).not.toContainText('Maintenance');
  },
);
