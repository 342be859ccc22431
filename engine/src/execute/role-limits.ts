import { adminRole } from '../auth/session.ts';
import { limitOf, type ApiLimits, type RateLimit } from '../metadata/api-limits.ts';

/** What one role may ask for at most; null: as much as it likes. */
export interface RoleLimits {
  readonly depth: number | null;
  readonly nodes: number | null;
  readonly batchedOperations: number | null;
  readonly timeMs: number | null;
  readonly rate: RateLimit | null;
}

const unlimited: RoleLimits = { depth: null, nodes: null, batchedOperations: null, timeMs: null, rate: null };

/** The limits of a role; the administrator has none. */
export function roleLimits(limits: ApiLimits | null, role: string): RoleLimits {
  if (limits === null || limits.disabled || role === adminRole) return unlimited;
  const seconds = limitOf(limits.time_limit, role);
  return {
    depth: limitOf(limits.depth_limit, role),
    nodes: limitOf(limits.node_limit, role),
    batchedOperations: limitOf(limits.batch_limit, role),
    timeMs: seconds === null ? null : Math.ceil(seconds * 1_000),
    rate: limitOf(limits.rate_limit, role),
  };
}
