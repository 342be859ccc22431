import { z } from 'zod';
import type { Command } from './command.ts';
import { rowId, text } from './fields.ts';
import { orderQuantities } from './order-quantities.ts';

/** Plans an order. */
export const createOrder: Command = {
  name: 'create_order',
  input: z.object({
    code: text('a code'),
    productId: rowId('a product'),
    ...orderQuantities,
  }),
};
