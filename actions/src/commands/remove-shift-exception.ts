import { z } from 'zod';
import type { Command } from './command.ts';
import { rowId, version } from './fields.ts';

/** Lets a day be as its patterns say again. */
export const removeShiftException: Command = {
  name: 'remove_shift_exception',
  input: z.object({
    calendarId: rowId('a calendar'),
    shiftExceptionId: rowId('an exception'),
    version,
  }),
};
