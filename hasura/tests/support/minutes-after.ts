/** The instant some minutes after a start. */
export function minutesAfter(start: string, minutes: number): Date {
  return new Date(Date.parse(start) + minutes * 60_000);
}
