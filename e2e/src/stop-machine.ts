import { expect, type Page } from '@playwright/test';
import { packml, type SimulatedMachine } from './simulated-machine.ts';

/** The machine runs for a moment and then stands still, as its terminal shows. */
export async function stopMachine(page: Page, machine: SimulatedMachine): Promise<void> {
  const state = stateAt(page);
  machine.say({ state: packml.execute, mode: 1, produced: 0, scrap: 0 });
  await expect(state).toContainText('Running');
  machine.say({ state: packml.held });
  await expect(state).toContainText(/Stopped|Micro stop/);
}

/** The stop is long enough to have a middle. Who looks once a second may never see the fourth: any later one is as good. */
export async function waitUntilSplittable(page: Page): Promise<void> {
  await expect(stateAt(page)).toContainText(/(?<!\d)([4-9]|[1-5]\d) s|\d min/);
}

function stateAt(page: Page) {
  return page.getByRole('region', { name: 'Machine' }).getByRole('status');
}
