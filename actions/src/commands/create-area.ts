import { z } from 'zod';
import type { Command } from './command.ts';
import { rowId, text } from './fields.ts';

/** Adds an area to a site. */
export const createArea: Command = {
  name: 'create_area',
  input: z.object({
    siteId: rowId('a site'),
    name: text('a name'),
  }),
};
