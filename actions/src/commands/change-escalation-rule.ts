import { z } from 'zod';
import type { Command } from './command.ts';
import { escalationSteps } from './andon-fields.ts';
import { choice, flag, optional, rowId, text, version } from './fields.ts';

/** Changes an escalation rule, or retires it. */
export const changeEscalationRule: Command = {
  name: 'change_escalation_rule',
  input: z.object({
    escalationRuleId: rowId('a rule'),
    name: optional(text('a name')),
    untilStatus: optional(choice('when escalation ends', ['acknowledged', 'resolved'])),
    steps: optional(escalationSteps),
    active: optional(flag('active')),
    version,
  }),
};
