import { z } from 'zod';
import { amount, choice } from './fields.ts';

const mostSteps = 20;

/** What somebody may call for. */
export const andonKinds = ['help', 'maintenance', 'material', 'process', 'quality', 'safety'] as const;

/** Who may be told of a call. */
export const roles = ['operator', 'supervisor', 'engineer', 'planner', 'administrator'] as const;

/** After how long which role is told, one step after the other. */
export const escalationSteps = z
  .array(z.object({ afterMinutes: amount('The minutes'), role: choice('a role', roles) }))
  .min(1, 'Give at least one step.')
  .max(mostSteps, `Give at most ${mostSteps} steps.`);
