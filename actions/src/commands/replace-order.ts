import { z } from 'zod';
import type { Command } from './command.ts';
import { choice, instant, optional, rowId, version } from './fields.ts';

/** Ends the order that runs on a piece of equipment and starts another one at the same instant. */
export const replaceOrder: Command = {
  name: 'replace_order',
  input: z.object({
    equipmentId: rowId('equipment'),
    orderId: rowId('an order'),
    at: optional(instant('the time')),
    replacedBecomes: optional(choice('what becomes of the replaced order', ['completed', 'paused'])),
    version,
  }),
};
