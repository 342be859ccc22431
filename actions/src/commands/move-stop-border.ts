import type { Command } from './command.ts';
import { instant, stopAtVersion } from './fields.ts';

/** Moves the border between two parts of a stop. */
export const moveStopBorder: Command = {
  name: 'move_stop_border',
  input: stopAtVersion.extend({ startsAt: instant('the border') }),
};
