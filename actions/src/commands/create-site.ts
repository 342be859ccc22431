import { z } from 'zod';
import type { Command } from './command.ts';
import { text } from './fields.ts';

/** Adds a site to the enterprise. */
export const createSite: Command = {
  name: 'create_site',
  input: z.object({
    name: text('a name'),
    timeZone: text('a time zone, such as Europe/Berlin'),
  }),
};
