import { z } from 'zod';
import type { Command } from './command.ts';
import { note, rowId, someOf, stopAtVersion } from './fields.ts';

const justification = stopAtVersion.extend({
  reasonId: rowId('a reason'),
  note,
  machinePartId: rowId('a machine part').nullish(),
});

/** Says why equipment stood still, of one stop or of many at once. */
export const justifyStops: Command = {
  name: 'justify_stops',
  input: z.object({ stops: someOf(justification, 'a stop') }),
};
