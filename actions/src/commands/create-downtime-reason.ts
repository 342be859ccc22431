import { z } from 'zod';
import type { Command } from './command.ts';
import { choice, clearable, flag, optional, rowId, text } from './fields.ts';

/** Adds a reason for which equipment stands still. */
export const createDowntimeReason: Command = {
  name: 'create_downtime_reason',
  input: z.object({
    code: text('a code'),
    name: text('a name'),
    parentId: clearable(rowId('a reason')),
    lossCategory: optional(choice('a loss', ['breakdown', 'setup'])),
    isPlanned: optional(flag('isPlanned')),
  }),
};
