import { z } from 'zod';
import type { Command } from './command.ts';
import { rowId } from './fields.ts';

/** Locks the reported figures of a shift. */
export const lockShift: Command = {
  name: 'lock_shift',
  input: z.object({ shiftInstanceId: rowId('a shift'), equipmentId: rowId('equipment').nullish() }),
};
