import type { Command } from './command.ts';
import { reasonRuleFields } from './reason-rule-fields.ts';

/** Adds a rule that justifies stops. */
export const createStopReasonRule: Command = {
  name: 'create_stop_reason_rule',
  input: reasonRuleFields,
};
