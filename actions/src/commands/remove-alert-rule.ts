import { z } from 'zod';
import type { Command } from './command.ts';
import { rowId, version } from './fields.ts';

/** Removes a rule. What it has raised is over, and stays to be seen. */
export const removeAlertRule: Command = {
  name: 'remove_alert_rule',
  input: z.object({ alertRuleId: rowId('a rule'), version }),
};
