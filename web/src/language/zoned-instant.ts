/** The clock at a place as the fields of a browser write it: `2026-03-02T06:00`. */
export function toLocal(instant: string, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));
  return parts.replace(' ', 'T');
}

/**
 * The instant at which the clock of a place shows `local`. Where a change of the clock makes it show it twice, the first; where it
 * skips it, as much later.
 */
export function toInstant(local: string, timeZone: string): string {
  const asUtcMs = Date.parse(`${local}Z`);
  const dayMs = 86_400_000;
  // The zone may change its offset on that day; one of the two around it is the right one.
  const offsetsMs = [asUtcMs - dayMs, asUtcMs + dayMs].map((nearMs) => offsetMs(nearMs, timeZone));
  const candidatesMs = offsetsMs.map((offset) => asUtcMs - offset);
  const fitting = candidatesMs.find((ms) => ms + offsetMs(ms, timeZone) === asUtcMs);
  return new Date(fitting ?? Math.max(...candidatesMs)).toISOString();
}

function offsetMs(instantMs: number, timeZone: string): number {
  const minuteMs = 60_000;
  const whole = Math.floor(instantMs / minuteMs) * minuteMs;
  return Date.parse(`${toLocal(new Date(whole).toISOString(), timeZone)}Z`) - whole;
}
