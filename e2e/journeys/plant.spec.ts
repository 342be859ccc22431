import { expectTurnsInTime } from '../src/expect-turns-in-time.ts';
import { expect, journey } from '../src/journey.ts';
import { lookAtPage } from '../src/look-at-page.ts';
import { packml } from '../src/simulated-machine.ts';

journey('whoever signs in sees the machines of the plant turn with their PLCs', async ({ open, machine }) => {
  machine.say({ state: packml.execute, mode: 1, produced: 0, scrap: 0 });
  const page = await open('/');
  const tile = page.getByRole('link', { name: machine.name });
  await expectTurnsInTime(tile, machine);
  // On a board it is as large as the tile allows; here it is not.
  await expect(tile.getByText(/^Pace /)).toHaveCSS('font-size', '14px');
  await lookAtPage(page, 'plant');
});

journey('the andon board of an area shows its machines', async ({ open, machine }) => {
  machine.say({ state: packml.held, mode: 1, produced: 0, scrap: 0 });
  const page = await open(`/andon/${machine.areaId}`);
  const tile = page.getByRole('link', { name: machine.name });
  await expect(tile).toContainText('No reason yet');
  await expectTurnsInTime(tile, machine);
  await lookAtPage(page, 'andon');
});
