import { z } from 'zod';
import type { Command } from './command.ts';
import { optional, rowId, text, version } from './fields.ts';

/** Gives an order up that does not run. */
export const cancelOrder: Command = {
  name: 'cancel_order',
  input: z.object({
    orderId: rowId('an order'),
    reason: optional(text('a reason', 2_000)),
    version,
  }),
};
