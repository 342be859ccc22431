import { z } from 'zod';
import type { Command } from './command.ts';
import { version } from './fields.ts';
import { userId } from './user-fields.ts';

/** Lets a deactivated user sign in again. */
export const reactivateUser: Command = { name: 'reactivate_user', input: z.object({ userId, version }) };
