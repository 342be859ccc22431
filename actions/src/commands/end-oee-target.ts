import { z } from 'zod';
import type { Command } from './command.ts';
import { clearable, instant, rowId, version } from './fields.ts';

/** Ends a target of OEE from a time on, so that the one of the wider place holds from then; without a time it holds on. */
export const endOeeTarget: Command = {
  name: 'end_oee_target',
  input: z.object({
    oeeTargetId: rowId('a target'),
    effectiveTo: clearable(instant('when the target ceases to hold')),
    version,
  }),
};
