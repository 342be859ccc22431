import { z } from 'zod';
import type { Command } from './command.ts';
import { version } from './fields.ts';
import { email, role, siteIds, userId, userName } from './user-fields.ts';

/** Changes who a user is, and what the user may do. What is not given stays. */
export const changeUser: Command = {
  name: 'change_user',
  input: z.object({
    userId,
    version,
    name: userName.optional(),
    email: email.nullish(),
    role: role.optional(),
    siteIds: siteIds.nullish(),
  }),
};
