import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone.js';
import utc from 'dayjs/plugin/utc.js';

dayjs.extend(utc);
dayjs.extend(timezone);

/** An instant as an input of type `datetime-local` wants it, by the clock of a zone: `2026-03-29T01:30`. */
export function toLocalTime(instant: string, timeZone: string): string {
  return dayjs(instant).tz(timeZone).format('YYYY-MM-DDTHH:mm');
}

/** The instant of a local time in a zone, ISO 8601; undefined for what is no time. */
export function fromLocalTime(local: string, timeZone: string): string | undefined {
  const moment = dayjs.tz(local, timeZone);
  return moment.isValid() ? moment.toISOString() : undefined;
}
