const minuteMs = 60_000;

/**
 * The instant of a local wall clock time such as `2025-03-30 02:30` in an IANA zone, in milliseconds since the epoch. A
 * text that ends in `Z` or an offset is that instant in every zone. Where the clocks change, a time that does not exist
 * counts as if they had not changed yet, and of a time that exists twice the later one is meant.
 */
export function localInstant(local: string, zone: string): number {
  const text = local.trim().replace(' ', 'T');
  if (/(Z|[+-]\d\d:\d\d)$/.test(text)) return checked(Date.parse(text), local);
  const wall = checked(Date.parse(`${text.length === 10 ? `${text}T00:00` : text}Z`), local);
  const before = offsetMinutes(wall - 24 * 60 * minuteMs, zone);
  const after = offsetMinutes(wall + 24 * 60 * minuteMs, zone);
  const [early, late] = [wall - before * minuteMs, wall - after * minuteMs];
  return isWallClock(late, wall, zone) ? late : early;
}

/** Minutes that a zone is ahead of UTC at an instant. */
export function offsetMinutes(instant: number, zone: string): number {
  const parts = Object.fromEntries(
    formatOf(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day, hour, minute, second } = parts;
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  return Math.round((wall - instant) / minuteMs);
}

function isWallClock(instant: number, wall: number, zone: string): boolean {
  return instant + offsetMinutes(instant, zone) * minuteMs === wall;
}

function checked(instant: number, text: string): number {
  if (Number.isNaN(instant)) throw new Error(`"${text}" is not a date and time.`);
  return instant;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, format);
  return format;
}
