import { expect, type Locator } from '@playwright/test';
import { packml, type SimulatedMachine } from './simulated-machine.ts';

/** From the PLC's message to the pixel, at most. */
const turnsWithin = { timeout: 2_000 };

/**
 * Expects that what shows a machine turns with its PLC within two seconds, there and back. Where the computer that plays the whole plant
 * was held up, it is looked at once more, from a machine that is seen running.
 */
export async function expectTurnsInTime(shown: Locator, machine: SimulatedMachine): Promise<void> {
  await expect(async () => {
    machine.say({ state: packml.execute, mode: 1 });
    await expect(shown).toContainText('Running');
    machine.say({ state: packml.held });
    await expect(shown).toContainText(/Stopped|Micro stop/, turnsWithin);
    machine.say({ state: packml.execute });
    await expect(shown).toContainText('Running', turnsWithin);
  }).toPass();
}
