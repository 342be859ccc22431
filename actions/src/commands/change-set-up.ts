import { z } from 'zod';
import type { Command } from './command.ts';
import { amount, instant, optional, rowId, version } from './fields.ts';

/** Says how long a set-up should take, when it began or when it ended. */
export const changeSetUp: Command = {
  name: 'change_set_up',
  input: z
    .object({
      orderId: rowId('an order'),
      equipmentId: optional(rowId('equipment')),
      setUpId: optional(rowId('a set-up')),
      plannedSeconds: optional(amount('The planned seconds')),
      startsAt: optional(instant('the start')),
      endsAt: optional(instant('the end')),
      reasonId: optional(rowId('a reason')),
      version,
    })
    .refine(
      ({ equipmentId, setUpId, startsAt, endsAt, reasonId }) =>
        equipmentId !== undefined || (setUpId ?? startsAt ?? endsAt ?? reasonId) === undefined,
      {
        path: ['equipmentId'],
        error: 'Choose the equipment that is set up.',
      },
    ),
};
