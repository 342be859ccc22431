import { z } from 'zod';
import type { Command } from './command.ts';
import { rowId, text } from './fields.ts';

/** Adds a part to a machine. */
export const createMachinePart: Command = {
  name: 'create_machine_part',
  input: z.object({ equipmentId: rowId('equipment'), name: text('a name') }),
};
