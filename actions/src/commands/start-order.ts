import { z } from 'zod';
import type { Command } from './command.ts';
import { instant, optional, rowId, version } from './fields.ts';

/** Starts an order on a piece of equipment. */
export const startOrder: Command = {
  name: 'start_order',
  input: z.object({
    orderId: rowId('an order'),
    equipmentId: rowId('equipment'),
    at: optional(instant('the time')),
    version,
  }),
};
