export interface ClockRange {
  readonly fromMs: number;
  readonly seconds: number;
  /** How an instant is written: `14:05:30`. */
  readonly clock: (ms: number) => string;
}

/** How many seconds after the beginning the clock shows what was typed, `14:05` or `14:05:30`; undefined when it never does. */
export function readClock(typed: string, { fromMs, seconds, clock }: ClockRange): number | undefined {
  const wanted = secondOfDay(typed);
  const first = secondOfDay(clock(fromMs));
  if (wanted === undefined || first === undefined) return undefined;
  const offset = (wanted - first + 86_400) % 86_400;
  return offset > 0 && offset < seconds ? offset : undefined;
}

function secondOfDay(text: string): number | undefined {
  const [, hours, minutes, seconds = '0'] = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim()) ?? [];
  return hours === undefined || minutes === undefined
    ? undefined
    : Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
}
