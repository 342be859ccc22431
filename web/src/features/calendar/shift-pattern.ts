import { shareOf, type PictureBlock, type PictureDay } from './picture-day.ts';

/** A shift of a calendar's cycle as a form and the command have it; times are local, such as `06:00`. */
export interface PlannedShift {
  readonly name: string;
  readonly daysOfCycle: readonly number[];
  readonly startsAt: string;
  readonly endsAt: string;
  readonly breaks: readonly PlannedBreak[];
}

export interface PlannedBreak {
  readonly name: string;
  readonly startsAt: string;
  readonly endsAt: string;
}

/** A shift of one day, as the API has it. */
export interface PatternRow {
  readonly day_of_cycle: number;
  readonly name: string;
  readonly starts_at: string;
  readonly ends_at: string;
  readonly shift_breaks: readonly { readonly name: string; readonly starts_at: string; readonly ends_at: string }[];
}

/** The shifts of a cycle: those of several days with the same name, times and breaks are one. */
export function shiftsOf(patterns: readonly PatternRow[]): readonly PlannedShift[] {
  const shifts = new Map<string, PlannedShift>();
  for (const pattern of patterns) {
    const shift = {
      name: pattern.name,
      startsAt: minutesOnly(pattern.starts_at),
      endsAt: minutesOnly(pattern.ends_at),
      breaks: pattern.shift_breaks.map(({ name, starts_at, ends_at }) => ({
        name,
        startsAt: minutesOnly(starts_at),
        endsAt: minutesOnly(ends_at),
      })),
    };
    const key = JSON.stringify(shift);
    shifts.set(key, { ...shift, daysOfCycle: [...(shifts.get(key)?.daysOfCycle ?? []), pattern.day_of_cycle] });
  }
  return [...shifts.values()];
}

/** The days of a cycle as they are drawn, each of 24 hours; what a night shift works after midnight stands in the next day. */
export function daysOfCycle(
  shifts: readonly PlannedShift[],
  cycleDays: number,
  label: (day: number) => string,
): readonly PictureDay[] {
  return Array.from({ length: cycleDays }, (_, index) => {
    const day = index + 1;
    const before = index === 0 ? cycleDays : index;
    return {
      key: String(day),
      label: label(day),
      hours: 24,
      blocks: [...blocksOf(shifts, before, -dayMinutes), ...blocksOf(shifts, day, 0)],
    };
  });
}

const dayMinutes = 24 * 60;

/** The shifts that start on a day, as far as they lie in the day that begins `offset` minutes before theirs. */
function blocksOf(shifts: readonly PlannedShift[], day: number, offset: number): readonly PictureBlock[] {
  return shifts
    .filter((shift) => shift.daysOfCycle.includes(day) && isComplete(shift))
    .flatMap((shift) => {
      const from = minutesOf(shift.startsAt);
      const to = after(from, minutesOf(shift.endsAt));
      const within = { from: 0, to: dayMinutes };
      const share = shareOf(from + offset, to + offset, within);
      if (share === undefined) return [];
      const breaks = shift.breaks.filter(isComplete).flatMap((pause) => {
        const startsAt = after(from - 1, minutesOf(pause.startsAt));
        return shareOf(startsAt + offset, after(startsAt, minutesOf(pause.endsAt)) + offset, within) ?? [];
      });
      return [
        {
          ...share,
          key: `${shift.name} ${day}`,
          name: shift.name,
          detail: `${shift.startsAt} – ${shift.endsAt}`,
          breaks,
        },
      ];
    });
}

/** The first time behind another one at which the clock shows `minutes`. */
function after(earlier: number, minutes: number): number {
  return minutes > earlier ? minutes : minutes + dayMinutes;
}

function isComplete({ startsAt, endsAt }: { readonly startsAt: string; readonly endsAt: string }): boolean {
  return /^\d\d:\d\d/.test(startsAt) && /^\d\d:\d\d/.test(endsAt);
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number);
  return hours * 60 + minutes;
}

function minutesOnly(clock: string): string {
  return clock.slice(0, 5);
}
