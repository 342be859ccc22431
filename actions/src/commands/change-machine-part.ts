import { z } from 'zod';
import type { Command } from './command.ts';
import { rowId, text, version } from './fields.ts';

/** Renames or retires a part of a machine. */
export const changeMachinePart: Command = {
  name: 'change_machine_part',
  input: z.object({
    machinePartId: rowId('a machine part'),
    version,
    name: text('a name').optional(),
    active: z.boolean().optional(),
  }),
};
