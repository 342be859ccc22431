import { z } from 'zod';
import type { Command } from './command.ts';
import { flag, optional, rowId, text, version } from './fields.ts';

/** Changes a team, or retires it. */
export const changeTeam: Command = {
  name: 'change_team',
  input: z.object({
    teamId: rowId('a team'),
    name: optional(text('a name')),
    active: optional(flag('active')),
    version,
  }),
};
