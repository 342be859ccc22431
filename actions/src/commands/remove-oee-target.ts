import { z } from 'zod';
import type { Command } from './command.ts';
import { rowId, version } from './fields.ts';

/** Takes a target of OEE back, so that the earlier one or that of the wider place holds. */
export const removeOeeTarget: Command = {
  name: 'remove_oee_target',
  input: z.object({
    oeeTargetId: rowId('a target'),
    version,
  }),
};
