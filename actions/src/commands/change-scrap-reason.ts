import { z } from 'zod';
import type { Command } from './command.ts';
import { choice, clearable, flag, optional, rowId, text, version } from './fields.ts';

/** Changes a scrap reason, or retires it. */
export const changeScrapReason: Command = {
  name: 'change_scrap_reason',
  input: z.object({
    reasonId: rowId('a reason'),
    code: optional(text('a code')),
    name: optional(text('a name')),
    parentId: clearable(rowId('a reason')),
    lossCategory: optional(choice('a loss', ['startup_rejects', 'production_rejects'])),
    active: optional(flag('active')),
    version,
  }),
};
