import { z } from 'zod';
import type { Command } from './command.ts';
import { version } from './fields.ts';
import { userId } from './user-fields.ts';

/** Ends a user's sessions, and lets the user sign in no more. What the user did stays. */
export const deactivateUser: Command = { name: 'deactivate_user', input: z.object({ userId, version }) };
