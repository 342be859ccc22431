import { z } from 'zod';
import type { Command } from './command.ts';
import { rowId, version } from './fields.ts';

/** Says that somebody is on the way. */
export const acknowledgeAndonCall: Command = {
  name: 'acknowledge_andon_call',
  input: z.object({
    andonCallId: rowId('a call'),
    version,
  }),
};
