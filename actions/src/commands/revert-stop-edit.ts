import { z } from 'zod';
import type { Command } from './command.ts';
import { rowId } from './fields.ts';

/** Takes an edit of stops back. */
export const revertStopEdit: Command = {
  name: 'revert_stop_edit',
  input: z.object({ editId: rowId('an edit'), withLater: z.boolean().nullish() }),
};
