import { z } from 'zod';
import type { Command } from './command.ts';
import { flag, optional, rowId, text, version } from './fields.ts';

/** Changes a product, or retires it. */
export const changeProduct: Command = {
  name: 'change_product',
  input: z.object({
    productId: rowId('a product'),
    code: optional(text('a code')),
    name: optional(text('a name')),
    unit: optional(text('a unit')),
    active: optional(flag('active')),
    version,
  }),
};
