export interface BackOffOptions {
  readonly firstMs: number;
  readonly longestMs: number;
}

/**
 * How long to wait before retry number `attempt` (0, 1, 2 …): doubling up to `longestMs`, then a random half taken off
 * so that many clients of one broker don't return in step.
 */
export function backOffDelayMs(attempt: number, { firstMs, longestMs }: BackOffOptions): number {
  const fullMs = Math.min(longestMs, firstMs * 2 ** Math.min(attempt, 30));
  return Math.round(fullMs * (0.5 + Math.random() / 2));
}
