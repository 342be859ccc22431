import { countTileRenders } from '../src/count-tile-renders.ts';
import { expect, journey } from '../src/journey.ts';
import { packml } from '../src/simulated-machine.ts';

journey('a tile is drawn again only when its own machine has changed', async ({ open, page, machine }) => {
  const renders = await countTileRenders(page);
  machine.say({ state: packml.execute, mode: 1, produced: 0, scrap: 0 });
  await open('/');
  const tile = page.getByRole('link', { name: machine.name });
  // What is there when it is first drawn is no change.
  await expect(tile).toContainText('Running');
  for (const [state, word] of [
    [packml.held, /Stopped|Micro stop/],
    [packml.execute, 'Running'],
    [packml.held, /Stopped|Micro stop/],
  ] as const) {
    machine.say({ state });
    await expect(tile).toContainText(word);
  }
  const { drawn, withoutChange } = await renders();
  // Were none counted, the counter would not count.
  expect(drawn).toBeGreaterThanOrEqual(3);
  expect(withoutChange).toBe(0);
});
