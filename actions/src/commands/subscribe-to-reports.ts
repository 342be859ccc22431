import { z } from 'zod';
import type { Command } from './command.ts';
import { rowId } from './fields.ts';

const rule = 'Choose email, in_app or both; none ends the subscription.';

/** How the user is told the daily reports of a site. */
export const subscribeToReports: Command = {
  name: 'subscribe_to_reports',
  input: z.object({
    siteId: rowId('a site'),
    channels: z.array(z.enum(['email', 'in_app'], rule), rule).max(2, rule),
  }),
};
