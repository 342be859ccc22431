import { z } from 'zod';
import type { Command } from './command.ts';
import { rowId } from './fields.ts';

/** Opens locked figures of a shift again. */
export const reopenShift: Command = {
  name: 'reopen_shift',
  input: z.object({ shiftInstanceId: rowId('a shift'), equipmentId: rowId('equipment').nullish() }),
};
