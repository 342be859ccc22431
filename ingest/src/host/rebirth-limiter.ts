const firstPauseMs = 10_000;
const longestPauseMs = 300_000;

/** Requests per second over all nodes, so that a host that starts in front of many nodes does not ask all at once. */
const globalRatePerSecond = 20;

/**
 * Decides whether an edge node may be asked for a rebirth now: per node once in 10 s, the pause doubling to 5 min while
 * no birth answers, and over all nodes at most 20 a second.
 */
export class RebirthLimiter {
  private readonly pauses = new Map<string, { readonly until: number; readonly pauseMs: number }>();
  private tokens = globalRatePerSecond;
  private refilledAt = 0;

  /** True when the request may go out; it then counts as sent. */
  allow(nodeKey: string, at: number): boolean {
    const pause = this.pauses.get(nodeKey);
    if (pause !== undefined && at < pause.until) return false;
    if (!this.takeToken(at)) return false;
    const pauseMs = pause === undefined ? firstPauseMs : Math.min(longestPauseMs, pause.pauseMs * 2);
    this.pauses.set(nodeKey, { until: at + pauseMs, pauseMs });
    return true;
  }

  /** The node was born: its next request starts from the short pause again. */
  reset(nodeKey: string): void {
    this.pauses.delete(nodeKey);
  }

  private takeToken(at: number): boolean {
    const refill = ((at - this.refilledAt) / 1_000) * globalRatePerSecond;
    this.tokens = Math.min(globalRatePerSecond, this.tokens + Math.max(0, refill));
    this.refilledAt = at;
    if (this.tokens < 1) return false;
    this.tokens -= 1;
    return true;
  }
}
