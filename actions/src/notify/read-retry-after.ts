/** Longer than anybody should be asked to wait. */
const longestSeconds = 3_600;

/** Seconds that a `Retry-After` asks to wait for, a number or a date (RFC 9110 section 10.2.3); undefined without a usable one. */
export function readRetryAfter(header: string | null, now: Date): number | undefined {
  if (header === null) return undefined;
  const seconds = /^\d+$/.test(header.trim()) ? Number(header) : (Date.parse(header) - now.getTime()) / 1_000;
  if (!Number.isFinite(seconds) || seconds <= 0) return undefined;
  return Math.min(Math.ceil(seconds), longestSeconds);
}
