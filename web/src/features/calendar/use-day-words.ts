import { useMemo } from 'react';
import { useLocale } from '../../language/use-locale.ts';
import type { LocalDate } from './local-date.ts';

/** Days as people of the language write them. A day has no zone, so it is written as one of UTC. */
export interface DayWords {
  /** `29 Mar 2026`. */
  readonly date: (date: LocalDate) => string;
  /** `Sun 29 Mar`. */
  readonly weekday: (date: LocalDate) => string;
  /** `Sunday`. */
  readonly weekdayName: (date: LocalDate) => string;
  /** `March`. */
  readonly month: (date: LocalDate) => string;
}

export function useDayWords(): DayWords {
  const locale = useLocale();
  return useMemo(() => {
    const formatted = (options: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
      return (date: LocalDate) => format.format(new Date(date));
    };
    return {
      date: formatted({ day: 'numeric', month: 'short', year: 'numeric' }),
      weekday: formatted({ weekday: 'short', day: 'numeric', month: 'short' }),
      weekdayName: formatted({ weekday: 'long' }),
      month: formatted({ month: 'long' }),
    };
  }, [locale]);
}
