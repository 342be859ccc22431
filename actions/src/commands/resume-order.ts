import { z } from 'zod';
import type { Command } from './command.ts';
import { instant, optional, rowId, version } from './fields.ts';

/** Goes on with a paused order. */
export const resumeOrder: Command = {
  name: 'resume_order',
  input: z.object({
    orderId: rowId('an order'),
    equipmentId: optional(rowId('equipment')),
    at: optional(instant('the time')),
    version,
  }),
};
