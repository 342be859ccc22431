import { z } from 'zod';
import type { Command } from './command.ts';
import { rowId, version } from './fields.ts';

/** Lets the shop floor start an order. */
export const releaseOrder: Command = {
  name: 'release_order',
  input: z.object({
    orderId: rowId('an order'),
    version,
  }),
};
