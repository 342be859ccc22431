import { z } from 'zod';
import type { Command } from './command.ts';
import { instant, moreThanNothing, optional, rowId, version } from './fields.ts';

/** Says how fast equipment ideally makes a product from a time on. */
export const setProductRate: Command = {
  name: 'set_product_rate',
  input: z.object({
    productId: rowId('a product'),
    equipmentId: rowId('equipment'),
    effectiveFrom: optional(instant('when the rate begins to hold')),
    idealRatePerMin: moreThanNothing('The ideal rate'),
    unitsPerCycle: optional(moreThanNothing('The units per cycle')),
    version,
  }),
};
