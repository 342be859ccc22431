import { z } from 'zod';
import type { Command } from './command.ts';
import { rowId, version } from './fields.ts';

/** Removes a rule that justifies stops. */
export const removeStopReasonRule: Command = {
  name: 'remove_stop_reason_rule',
  input: z.object({ ruleId: rowId('a rule'), version }),
};
