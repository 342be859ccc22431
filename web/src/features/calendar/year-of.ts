import { addDays, daysBetween, hoursOfDay, type LocalDate } from './local-date.ts';

export interface ShiftException {
  readonly id: number;
  readonly business_day: LocalDate;
  readonly kind: string;
  readonly shift_name: string | null;
  readonly starts_at: string | null;
  readonly ends_at: string | null;
  readonly note: string | null;
}

/** What of a calendar decides its days. */
export interface YearCalendar {
  readonly effective_from: LocalDate;
  readonly effective_to: LocalDate | null;
  readonly cycle_days: number;
  readonly cycle_starts_on: LocalDate;
  readonly shift_patterns: readonly { readonly day_of_cycle: number }[];
  readonly shift_exceptions: readonly ShiftException[];
  readonly site: { readonly time_zone: string };
}

/** A day of the year as a calendar has it. */
export interface YearDay {
  readonly date: LocalDate;
  /** Whether the calendar holds on that day. */
  readonly isCovered: boolean;
  /** Whether its pattern has shifts on that day. */
  readonly hasShifts: boolean;
  readonly exceptions: readonly ShiftException[];
  /** 24, or 23 and 25 where the clock changes. */
  readonly hours: number;
}

/** Which day of the cycle a date is, from 1; also before the cycle's first day. */
export function dayOfCycle(date: LocalDate, { cycle_days: days, cycle_starts_on: first }: YearCalendar): number {
  return (((daysBetween(first, date) % days) + days) % days) + 1;
}

/** The days of a year, month by month. */
export function yearOf(year: number, calendar: YearCalendar): readonly (readonly YearDay[])[] {
  const worked = new Set(calendar.shift_patterns.map(({ day_of_cycle: day }) => day));
  return Array.from({ length: 12 }, (_, month) => {
    const first = new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 10);
    const next = new Date(Date.UTC(year, month + 1, 1)).toISOString().slice(0, 10);
    return Array.from({ length: daysBetween(first, next) }, (_, index) => {
      const date = addDays(first, index);
      return {
        date,
        isCovered: date >= calendar.effective_from && (calendar.effective_to === null || date <= calendar.effective_to),
        hasShifts: worked.has(dayOfCycle(date, calendar)),
        exceptions: calendar.shift_exceptions.filter(({ business_day: day }) => day === date),
        hours: hoursOfDay(date, calendar.site.time_zone),
      };
    });
  });
}

const steps: Readonly<Record<string, number>> = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 7, ArrowUp: -7 };

/** The day that a key goes to: arrows by day and week, PageUp and PageDown by four weeks; undefined for other keys. */
export function dayForKey(key: string, date: LocalDate): LocalDate | undefined {
  const step = key === 'PageDown' ? 28 : key === 'PageUp' ? -28 : steps[key];
  return step === undefined ? undefined : addDays(date, step);
}
