import { z } from 'zod';
import type { Command } from './command.ts';
import { note, rowId, version } from './fields.ts';

/** Takes note of an alert, which is not told again then. */
export const acknowledgeAlert: Command = {
  name: 'acknowledge_alert',
  input: z.object({ alertId: rowId('an alert'), note, version }),
};
