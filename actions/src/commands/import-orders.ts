import { z } from 'zod';
import type { Command } from './command.ts';
import { text } from './fields.ts';
import { orderQuantities } from './order-quantities.ts';

/** As many as fit one request. */
const mostOrders = 2_000;

const order = z.object({ code: text('a code'), productCode: text('the code of a product'), ...orderQuantities });

/** Plans many orders at once, such as from an ERP, and changes those that have not started. */
export const importOrders: Command = {
  name: 'import_orders',
  input: z.object({
    orders: z
      .array(order)
      .min(1, 'Give at least one order.')
      .max(mostOrders, `Give at most ${mostOrders} orders at once.`),
  }),
};
