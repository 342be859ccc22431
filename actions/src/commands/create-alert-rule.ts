import { z } from 'zod';
import { alertRuleFields } from './alert-rule-fields.ts';
import type { Command } from './command.ts';

const kinds = [
  'stop_too_long',
  'stop_unjustified',
  'order_complete',
  'source_stale',
  'spc_rule_broken',
  'retention_overdue',
] as const;

/** Makes a rule by which alerts are raised. */
export const createAlertRule: Command = {
  name: 'create_alert_rule',
  input: z.object({ kind: z.enum(kinds, `Choose one of ${kinds.join(', ')}.`), ...alertRuleFields }),
};
