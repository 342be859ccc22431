import { z } from 'zod';
import type { Command } from './command.ts';
import { andonKinds, escalationSteps } from './andon-fields.ts';
import { choice, optional, rowId, text } from './fields.ts';

/** Says who is told of calls that wait, and after how long. */
export const createEscalationRule: Command = {
  name: 'create_escalation_rule',
  input: z.object({
    name: text('a name'),
    siteId: optional(rowId('a site')),
    andonKind: optional(choice('a kind of call', andonKinds)),
    untilStatus: optional(choice('when escalation ends', ['acknowledged', 'resolved'])),
    steps: escalationSteps,
  }),
};
