import { z } from 'zod';
import type { Command } from './command.ts';
import { flag, optional, rowId, text, version } from './fields.ts';

/** Changes an area, or retires it. */
export const changeArea: Command = {
  name: 'change_area',
  input: z.object({
    areaId: rowId('an area'),
    name: optional(text('a name')),
    active: optional(flag('active')),
    version,
  }),
};
