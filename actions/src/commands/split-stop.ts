import { z } from 'zod';
import type { Command } from './command.ts';
import { instant, note, rowId, someOf, stopAtVersion } from './fields.ts';

/** Splits a stop into parts. */
export const splitStop: Command = {
  name: 'split_stop',
  input: stopAtVersion.extend({
    at: someOf(instant('where to split'), 'where to split'),
    reasonIds: z.array(rowId('a reason').nullable()).nullish(),
    note,
  }),
};
