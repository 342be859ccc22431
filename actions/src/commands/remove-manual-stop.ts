import type { Command } from './command.ts';
import { stopAtVersion } from './fields.ts';

/** Removes a stop that a person added. */
export const removeManualStop: Command = {
  name: 'remove_manual_stop',
  input: stopAtVersion,
};
