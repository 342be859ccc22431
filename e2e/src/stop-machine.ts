import { expect, type Page } from '@playwright/test';
import { packml, type SimulatedMachine } from './simulated-machine.ts';

/** The machine runs for a moment and then stands still, as its terminal shows. */
export async function stopMachine(page: Page, machine: SimulatedMachine): Promise<void> {
  const state = page.getByRole('region', { name: 'Machine' }).getByRole('status');
  machine.say({ state: packml.execute, mode: 1, produced: 0, scrap: 0 });
  await expect(state).toContainText('Running');
  machine.say({ state: packml.held });
  await expect(state).toContainText(/Stopped|Micro stop/, { timeout: 2_000 });
}
