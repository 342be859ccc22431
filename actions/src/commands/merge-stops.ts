import { z } from 'zod';
import type { Command } from './command.ts';
import { note, rowId, someOf, stopAtVersion } from './fields.ts';

/** Makes neighbouring stops one. */
export const mergeStops: Command = {
  name: 'merge_stops',
  input: z.object({
    stops: someOf(stopAtVersion, 'two stops or more').min(2, 'Choose two stops or more.'),
    reasonId: rowId('a reason').nullish(),
    note,
  }),
};
