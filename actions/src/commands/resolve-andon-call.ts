import { z } from 'zod';
import type { Command } from './command.ts';
import { optional, rowId, text, version } from './fields.ts';

/** Says that the trouble is over. */
export const resolveAndonCall: Command = {
  name: 'resolve_andon_call',
  input: z.object({
    andonCallId: rowId('a call'),
    resolution: optional(text('what was done', 2_000)),
    version,
  }),
};
