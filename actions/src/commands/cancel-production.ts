import { z } from 'zod';
import type { Command } from './command.ts';
import { rowId, text, version } from './fields.ts';

/** Cancels a report, so that figures are as if it had never been made. */
export const cancelProduction: Command = {
  name: 'cancel_production',
  input: z.object({
    productionReportId: rowId('a report'),
    why: text('why it is cancelled', 2_000),
    version,
  }),
};
