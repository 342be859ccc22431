import { z } from 'zod';
import type { Command } from './command.ts';
import { instant, optional, rowId, version } from './fields.ts';

/** Completes an order that runs or is paused. */
export const completeOrder: Command = {
  name: 'complete_order',
  input: z.object({
    orderId: rowId('an order'),
    equipmentId: optional(rowId('equipment')),
    at: optional(instant('the time')),
    version,
  }),
};
