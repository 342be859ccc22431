const unitMs: Readonly<Record<string, number>> = {
  us: 0.001,
  ms: 1,
  s: 1_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
};

/** Reads a time setting as PostgreSQL does (20.1.1): `500`, `'5s'`, `1 min`; a bare number is milliseconds. */
export function readDurationMs(text: string): number | undefined {
  const match = /^'?\s*(\d+(?:\.\d+)?)\s*(us|ms|s|min|h|d)?\s*'?$/.exec(text.trim());
  if (match === null) return undefined;
  return Math.round(Number(match[1]) * (unitMs[match[2] ?? 'ms'] ?? 1));
}
