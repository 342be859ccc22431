import { z } from 'zod';
import type { Command } from './command.ts';
import { choice, localDay, localTime, note, optional, rowId, text, version } from './fields.ts';

/** Says how a day differs from the patterns of its calendar. */
export const setShiftException: Command = {
  name: 'set_shift_exception',
  input: z
    .object({
      calendarId: rowId('a calendar'),
      businessDay: localDay('the day'),
      kind: choice('how the day differs', ['holiday', 'overtime', 'changed']),
      shiftName: optional(text('the name of a shift')),
      startsAt: optional(localTime('the start')),
      endsAt: optional(localTime('the end')),
      note,
      version,
    })
    .refine(
      ({ kind, shiftName, startsAt, endsAt }) =>
        kind === 'holiday' || [shiftName, startsAt, endsAt].every((given) => given !== undefined),
      {
        path: ['shiftName'],
        error: 'Overtime and changed shifts need the name of the shift, its start and its end.',
      },
    ),
};
