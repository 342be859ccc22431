/** How OEE stands against its target; undefined while one of them is unknown. */
export function verdictOf(
  oee: number | null | undefined,
  target: number | null | undefined,
): 'good' | 'bad' | undefined {
  if (oee === null || oee === undefined || target === null || target === undefined) return undefined;
  return oee >= target ? 'good' : 'bad';
}
