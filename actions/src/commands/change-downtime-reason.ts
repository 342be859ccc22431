import { z } from 'zod';
import type { Command } from './command.ts';
import { choice, clearable, flag, optional, rowId, text, version } from './fields.ts';

/** Changes a downtime reason, or retires it. */
export const changeDowntimeReason: Command = {
  name: 'change_downtime_reason',
  input: z.object({
    reasonId: rowId('a reason'),
    code: optional(text('a code')),
    name: optional(text('a name')),
    parentId: clearable(rowId('a reason')),
    lossCategory: optional(choice('a loss', ['breakdown', 'setup'])),
    isPlanned: optional(flag('isPlanned')),
    active: optional(flag('active')),
    version,
  }),
};
