const firstDelayMs = 250;
const longestDelayMs = 30_000;

/** How long a room must have been ready before an earlier failure no longer counts against it. */
export const stableAfterMs = 30_000;

/** Failures in a row from which on a room is shown as failing rather than as restarting. */
export const failingAfterFailures = 4;

/** The wait before the next start after so many failures in a row (1, 2, …): doubled each time, up to 30 s. */
export function backOffMs(failuresInARow: number): number {
  return Math.min(firstDelayMs * 2 ** (failuresInARow - 1), longestDelayMs);
}
