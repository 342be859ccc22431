import { z } from 'zod';
import type { Command } from './command.ts';
import { rowId } from './fields.ts';

/** Takes a terminal out of use, and ends its sessions. */
export const removeTerminal: Command = {
  name: 'remove_terminal',
  input: z.object({ terminalId: rowId('a terminal') }),
};
