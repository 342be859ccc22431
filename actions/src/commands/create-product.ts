import { z } from 'zod';
import type { Command } from './command.ts';
import { optional, text } from './fields.ts';

/** Adds a product. */
export const createProduct: Command = {
  name: 'create_product',
  input: z.object({
    code: text('a code'),
    name: text('a name'),
    unit: optional(text('a unit')),
  }),
};
