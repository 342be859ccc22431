import { z } from 'zod';
import type { Command } from './command.ts';
import { rowId, text } from './fields.ts';

/** Adds a team to a site. */
export const createTeam: Command = {
  name: 'create_team',
  input: z.object({
    siteId: rowId('a site'),
    name: text('a name'),
  }),
};
