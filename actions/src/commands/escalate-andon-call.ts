import { z } from 'zod';
import type { Command } from './command.ts';
import { roles } from './andon-fields.ts';
import { choice, optional, rowId, version } from './fields.ts';

/** Tells the next role of a call before its time. */
export const escalateAndonCall: Command = {
  name: 'escalate_andon_call',
  input: z.object({
    andonCallId: rowId('a call'),
    role: optional(choice('a role', roles)),
    version,
  }),
};
