/** Numbers, times and durations as people of a language write them. Whatever is unknown, or a time without limit, is a dash. */
export interface Format {
  /** A number with its unit, such as `1,240 units`. */
  readonly number: (value: number | null | undefined, unit?: string, decimals?: number) => string;
  /** A number with at most so many decimals (three unless told), and its unit. */
  readonly upTo: (value: number | null | undefined, unit?: string, decimals?: number) => string;
  /** A ratio of 0 to 1 with one decimal: `71.3%`, in German with a space that does not break. */
  readonly percent: (ratio: number | null | undefined) => string;
  /** Seconds as people say them: `45 s`, `12 min`, `1 h 05`, `3 d 4 h`. */
  readonly duration: (seconds: number | null | undefined) => string;
  /** The clock at a site: `14:05`. */
  readonly time: (instant: string | number | null | undefined, timeZone: string, withSeconds?: boolean) => string;
  /** Date and clock at a site with the name of its zone. */
  readonly dateTime: (instant: string | number | null | undefined, timeZone: string) => string;
  /** The same to the second. */
  readonly exactDateTime: (instant: string | number | null | undefined, timeZone: string) => string;
  /** Day, month and clock at a site, where the year and the zone are told beside it. */
  readonly shortDateTime: (instant: string | number | null | undefined, timeZone: string) => string;
  /** A date at a site. */
  readonly date: (instant: string | number | null | undefined, timeZone: string) => string;
  /** A day without a clock, such as `2026-11-01`, as a date. */
  readonly day: (day: string) => string;
  /** The month of a day without a clock, such as `2026-11-01`: `November 2026`. */
  readonly month: (day: string) => string;
  /** The name of a day of the week, short. */
  readonly weekday: (day: string) => string;
  /** The zone's name as people there write it: `GMT-3`, `MEZ`. */
  readonly zoneName: (timeZone: string, at?: string | number) => string;
}

export const unknown = '–';

const formats = new Map<string, Format>();

/** The format of a language, or of a language in a region such as `en-GB`; always the same object. */
export function formatOf(locale: string): Format {
  const format = formats.get(locale) ?? createFormat(locale);
  formats.set(locale, format);
  return format;
}

function createFormat(locale: string): Format {
  const instantFormat = (options: Intl.DateTimeFormatOptions) => {
    const ofZones = new Map<string, Intl.DateTimeFormat>();
    return (instant: string | number | null | undefined, timeZone: string): string => {
      if (instant === null || instant === undefined || isUnlimited(instant)) return unknown;
      const format = ofZones.get(timeZone) ?? new Intl.DateTimeFormat(locale, { ...options, timeZone });
      ofZones.set(timeZone, format);
      return format.format(new Date(instant));
    };
  };
  const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  const day = { day: '2-digit', month: 'short', year: 'numeric', timeZoneName: 'short' } as const;
  const time = instantFormat(clock);
  const exactTime = instantFormat({ ...clock, second: '2-digit' });
  const month = instantFormat({ month: 'long', year: 'numeric' });
  const date = instantFormat({ day: '2-digit', month: 'short', year: 'numeric' });
  const weekday = instantFormat({ weekday: 'short' });
  const percent = new Intl.NumberFormat(locale, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  const decimalFormat = decimalFormats(locale);
  return {
    number: (value, unit, decimals = 0) => numberWithUnit(decimalFormat(decimals, decimals), value, unit),
    upTo: (value, unit, decimals = 3) => numberWithUnit(decimalFormat(0, decimals), value, unit),
    percent: (ratio) => (ratio === null || ratio === undefined ? unknown : percent.format(ratio)),
    duration: (seconds) => durationOf(seconds),
    time: (instant, timeZone, withSeconds = false) => (withSeconds ? exactTime : time)(instant, timeZone),
    dateTime: instantFormat({ ...clock, ...day }),
    exactDateTime: instantFormat({ ...clock, ...day, second: '2-digit' }),
    shortDateTime: instantFormat({ ...clock, day: '2-digit', month: '2-digit' }),
    date,
    day: (day) => date(day, 'UTC'),
    month: (day) => month(day, 'UTC'),
    weekday: (day) => weekday(day, 'UTC'),
    zoneName: (timeZone, at = Date.now()) => zoneNameOf(locale, timeZone, at),
  };
}

/** As PostgreSQL says it of what has held since ever, or holds for ever. */
function isUnlimited(instant: string | number): boolean {
  return instant === '-infinity' || instant === 'infinity';
}

/** Numbers with at least and at most so many decimals. To make such a format takes far longer than to use it. */
function decimalFormats(locale: string): (least: number, most: number) => Intl.NumberFormat {
  const made = new Map<string, Intl.NumberFormat>();
  return (least, most) => {
    const key = `${least} ${most}`;
    // What is rounded to nothing has no sign.
    const options = { minimumFractionDigits: least, maximumFractionDigits: most, signDisplay: 'negative' } as const;
    const format = made.get(key) ?? new Intl.NumberFormat(locale, options);
    made.set(key, format);
    return format;
  };
}

function numberWithUnit(format: Intl.NumberFormat, value: number | null | undefined, unit: string | undefined): string {
  if (value === null || value === undefined) return unknown;
  const text = format.format(value);
  return unit === undefined ? text : `${text} ${unit}`;
}

function durationOf(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined) return unknown;
  const whole = Math.max(0, Math.floor(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${String(minutes % 60).padStart(2, '0')}`;
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}

function zoneNameOf(locale: string, timeZone: string, at: string | number): string {
  const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }).formatToParts(new Date(at));
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
}
