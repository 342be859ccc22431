import type { Command } from './command.ts';
import { instant, stopAtVersion } from './fields.ts';

/** Gives a stop that a person added other borders. */
export const changeManualStop: Command = {
  name: 'change_manual_stop',
  input: stopAtVersion.extend({ startedAt: instant('the start'), endedAt: instant('the end').nullish() }),
};
