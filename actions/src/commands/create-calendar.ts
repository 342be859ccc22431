import { z } from 'zod';
import type { Command } from './command.ts';
import { calendarFields } from './calendar-fields.ts';
import { localDay, optional, rowId, text } from './fields.ts';

/** Makes a shift calendar that holds from a day on. */
export const createCalendar: Command = {
  name: 'create_calendar',
  input: z
    .object({
      siteId: optional(rowId('a site')),
      areaId: optional(rowId('an area')),
      equipmentId: optional(rowId('equipment')),
      name: text('a name'),
      effectiveFrom: localDay('the first day'),
      ...calendarFields,
    })
    .refine(
      ({ siteId, areaId, equipmentId }) =>
        [siteId, areaId, equipmentId].filter((place) => place !== undefined).length === 1,
      {
        path: ['siteId'],
        error: 'Choose one place: a site, an area or equipment.',
      },
    ),
};
