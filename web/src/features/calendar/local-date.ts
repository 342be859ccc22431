import { fromLocalTime } from '../../language/zoned-time.ts';

/** A day without a clock, such as `2026-03-29`. */
export type LocalDate = string;

const dayMs = 86_400_000;

/** The day so many days later. */
export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

/** The days from one to another one, which is behind it or before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMs);
}

/** The Monday of a day's week. */
export function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -((new Date(date).getUTCDay() + 6) % 7));
}

/** When a day begins by the clock of a zone; milliseconds since 1970. */
export function startOfDayMs(date: LocalDate, timeZone: string): number {
  return Date.parse(fromLocalTime(`${date}T00:00`, timeZone) ?? date);
}

/** How long a day is by the clock of a zone: 24, or 23 and 25 where the clock changes. Hours. */
export function hoursOfDay(date: LocalDate, timeZone: string): number {
  return (startOfDayMs(addDays(date, 1), timeZone) - startOfDayMs(date, timeZone)) / 3_600_000;
}
