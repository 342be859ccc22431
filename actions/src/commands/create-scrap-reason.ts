import { z } from 'zod';
import type { Command } from './command.ts';
import { choice, clearable, optional, rowId, text } from './fields.ts';

/** Adds a reason for which units are scrapped. */
export const createScrapReason: Command = {
  name: 'create_scrap_reason',
  input: z.object({
    code: text('a code'),
    name: text('a name'),
    parentId: clearable(rowId('a reason')),
    lossCategory: optional(choice('a loss', ['startup_rejects', 'production_rejects'])),
  }),
};
