import { addDays, hoursOfDay, startOfDayMs, type LocalDate } from './local-date.ts';
import { shareOf, type PictureDay } from './picture-day.ts';

/** A shift as it takes place. */
export interface ShiftThatTakesPlace {
  readonly id: number;
  readonly name: string;
  readonly started_at: string;
  readonly ended_at: string;
  readonly team: { readonly name: string } | null;
  readonly breaks: readonly { readonly started_at: string; readonly ended_at: string }[];
}

/** How a week's days and clocks are written. */
export interface WeekWords {
  readonly day: (date: LocalDate) => string;
  readonly time: (instant: string) => string;
}

/** The seven days from a Monday on by the clock of a zone, with the shifts that take place in them. */
export function weekOf(
  shifts: readonly ShiftThatTakesPlace[],
  monday: LocalDate,
  timeZone: string,
  words: WeekWords,
): readonly PictureDay[] {
  return Array.from({ length: 7 }, (_, index) => {
    const date = addDays(monday, index);
    const within = { from: startOfDayMs(date, timeZone), to: startOfDayMs(addDays(date, 1), timeZone) };
    const share = (from: string, to: string) => shareOf(Date.parse(from), Date.parse(to), within);
    return {
      key: date,
      label: words.day(date),
      hours: hoursOfDay(date, timeZone),
      blocks: shifts.flatMap((shift) => {
        const lies = share(shift.started_at, shift.ended_at);
        if (lies === undefined) return [];
        const times = `${words.time(shift.started_at)} – ${words.time(shift.ended_at)}`;
        return [
          {
            ...lies,
            key: `${shift.id}`,
            name: shift.name,
            detail: [times, shift.team?.name].filter(Boolean).join(' · '),
            breaks: shift.breaks.flatMap((pause) => share(pause.started_at, pause.ended_at) ?? []),
          },
        ];
      }),
    };
  });
}
