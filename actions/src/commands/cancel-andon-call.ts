import { z } from 'zod';
import type { Command } from './command.ts';
import { optional, rowId, text, version } from './fields.ts';

/** Takes back a call that was raised by mistake. */
export const cancelAndonCall: Command = {
  name: 'cancel_andon_call',
  input: z.object({
    andonCallId: rowId('a call'),
    reason: optional(text('a reason', 2_000)),
    version,
  }),
};
