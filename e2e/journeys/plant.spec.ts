import { expect, journey } from '../src/journey.ts';
import { lookAtPage } from '../src/look-at-page.ts';
import { packml } from '../src/simulated-machine.ts';

/** From the PLC's message to the pixel, at most. */
const turnsWithin = { timeout: 2_000 };

journey('whoever signs in sees the machines of the plant turn with their PLCs', async ({ open, machine }) => {
  machine.say({ state: packml.execute, mode: 1, produced: 0, scrap: 0 });
  const page = await open('/');
  const tile = page.getByRole('link', { name: machine.name });
  await expect(tile).toContainText('Running');
  machine.say({ state: packml.held });
  await expect(tile).toContainText(/Stopped|Micro stop/, turnsWithin);
  machine.say({ state: packml.execute });
  await expect(tile).toContainText('Running', turnsWithin);
  // On a board it is as large as the tile allows; here it is not.
  await expect(tile.getByText(/^Pace /)).toHaveCSS('font-size', '14px');
  await lookAtPage(page, 'plant');
});

journey('the andon board of an area shows its machines', async ({ open, machine }) => {
  machine.say({ state: packml.held, mode: 1, produced: 0, scrap: 0 });
  const page = await open(`/andon/${machine.areaId}`);
  const tile = page.getByRole('link', { name: machine.name });
  await expect(tile).toContainText('No reason yet');
  machine.say({ state: packml.execute });
  await expect(tile).toContainText('Running', turnsWithin);
  await lookAtPage(page, 'andon');
});
