import { z } from 'zod';
import type { Command } from './command.ts';
import { instant, optional, rowId, version } from './fields.ts';

/** Takes a rate back, so that the earlier one holds. */
export const removeProductRate: Command = {
  name: 'remove_product_rate',
  input: z.object({
    productId: rowId('a product'),
    equipmentId: rowId('equipment'),
    effectiveFrom: optional(instant('when the rate began to hold')),
    version,
  }),
};
