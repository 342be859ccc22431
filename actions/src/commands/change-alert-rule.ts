import { z } from 'zod';
import { alertRuleFields } from './alert-rule-fields.ts';
import type { Command } from './command.ts';
import { rowId, version } from './fields.ts';

/** Changes what is given of a rule; recipients and chart as a whole. */
export const changeAlertRule: Command = {
  name: 'change_alert_rule',
  input: z
    .object(alertRuleFields)
    .partial()
    .extend({ alertRuleId: rowId('a rule'), version }),
};
