/** A stretch of time in milliseconds since 1970. */
export interface Stretch {
  readonly fromMs: number;
  readonly toMs: number;
}

const shortestMs = 60_000;
const longestMs = 366 * 86_400_000;

/** Nearer (a factor below 1) or further away, around an instant; a minute at least, a year at most. */
export function zoomStretch({ fromMs, toMs }: Stretch, factor: number, aroundMs = (fromMs + toMs) / 2): Stretch {
  const lengthMs = Math.min(Math.max((toMs - fromMs) * factor, shortestMs), longestMs);
  const share = (aroundMs - fromMs) / (toMs - fromMs);
  const start = Math.round(aroundMs - share * lengthMs);
  return { fromMs: start, toMs: start + Math.round(lengthMs) };
}

/** Earlier (a negative share of its length) or later. */
export function moveStretch({ fromMs, toMs }: Stretch, share: number): Stretch {
  const byMs = Math.round((toMs - fromMs) * share);
  return { fromMs: fromMs + byMs, toMs: toMs + byMs };
}
