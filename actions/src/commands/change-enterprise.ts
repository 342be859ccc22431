import { z } from 'zod';
import type { Command } from './command.ts';
import { choice, optional, version } from './fields.ts';

/** Changes what the enterprise counts as what, which restates all its figures. */
export const changeEnterprise: Command = {
  name: 'change_enterprise',
  input: z.object({
    noDataCountsAs: optional(choice('what time without data counts as', ['excluded', 'downtime'])),
    microStopCountsAs: optional(choice('what micro stops count as', ['performance', 'availability'])),
    version,
  }),
};
