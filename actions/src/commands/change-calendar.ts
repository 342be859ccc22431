import { z } from 'zod';
import type { Command } from './command.ts';
import { calendarFields } from './calendar-fields.ts';
import { localDay, optional, rowId, text, version } from './fields.ts';

/** Changes a shift calendar, its past too. */
export const changeCalendar: Command = {
  name: 'change_calendar',
  input: z.object({
    calendarId: rowId('a calendar'),
    name: optional(text('a name')),
    effectiveFrom: optional(localDay('the first day')),
    ...calendarFields,
    version,
  }),
};
