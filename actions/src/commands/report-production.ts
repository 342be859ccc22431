import { z } from 'zod';
import type { Command } from './command.ts';
import { amount, flag, instant, note, optional, rowId } from './fields.ts';

/** Reports good units and scrap. */
export const reportProduction: Command = {
  name: 'report_production',
  input: z
    .object({
      equipmentId: optional(rowId('equipment')),
      orderId: optional(rowId('an order')),
      producedAt: optional(instant('when the units were made')),
      goodQuantity: optional(amount('The good quantity')),
      scrapQuantity: optional(amount('The scrap quantity')),
      scrapReasonId: optional(rowId('a scrap reason')),
      isCountedByMachine: optional(flag('isCountedByMachine')),
      note,
    })
    .refine(({ equipmentId, orderId }) => (equipmentId ?? orderId) !== undefined, {
      path: ['equipmentId'],
      error: 'Choose the equipment that made the units, or the order that they were made for.',
    })
    .refine(({ goodQuantity = 0, scrapQuantity = 0 }) => goodQuantity + scrapQuantity > 0, {
      path: ['goodQuantity'],
      error: 'Report at least some units, good ones or scrap.',
    }),
};
