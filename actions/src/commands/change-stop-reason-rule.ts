import type { Command } from './command.ts';
import { rowId, version } from './fields.ts';
import { reasonRuleFields } from './reason-rule-fields.ts';

/** Changes a rule that justifies stops. */
export const changeStopReasonRule: Command = {
  name: 'change_stop_reason_rule',
  input: reasonRuleFields.partial().extend({ ruleId: rowId('a rule'), version }),
};
