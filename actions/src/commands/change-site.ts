import { z } from 'zod';
import type { Command } from './command.ts';
import { optional, rowId, text, version } from './fields.ts';

/** Changes a site; another time zone moves its shifts and restates its figures. */
export const changeSite: Command = {
  name: 'change_site',
  input: z.object({
    siteId: rowId('a site'),
    name: optional(text('a name')),
    timeZone: optional(text('a time zone, such as Europe/Berlin')),
    version,
  }),
};
