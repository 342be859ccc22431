import type { Command } from './command.ts';
import { justifyStops } from './justify-stops.ts';

/** Every command there is. */
export const commands: readonly Command[] = [justifyStops];
