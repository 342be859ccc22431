import { z } from 'zod';
import type { Command } from './command.ts';
import { instant, optional, rowId, version } from './fields.ts';

/** Pauses an order where it runs. */
export const pauseOrder: Command = {
  name: 'pause_order',
  input: z.object({
    orderId: rowId('an order'),
    equipmentId: optional(rowId('equipment')),
    at: optional(instant('the time')),
    version,
  }),
};
