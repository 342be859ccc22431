import { z } from 'zod';
import { clearable, localDay, localTime, optional, rowId, text, wholeNumber } from './fields.ts';

/** The longest cycle: a leap year. */
const mostDays = 366;
const mostShifts = 200;

const shiftBreak = z.object({
  name: optional(text('the name of a break')),
  startsAt: localTime('the start'),
  endsAt: localTime('the end'),
});

const shift = z.object({
  name: text('the name of a shift'),
  daysOfCycle: z.array(wholeNumber('A day of the cycle', 1, mostDays)).min(1, 'Choose at least one day of the cycle.'),
  startsAt: localTime('the start'),
  endsAt: localTime('the end'),
  breaks: optional(z.array(shiftBreak)),
});

const rotation = z.object({
  teamId: rowId('a team'),
  shiftName: text('the name of a shift'),
  firstDay: wholeNumber('The first day', 1, mostDays),
  lastDay: wholeNumber('The last day', 1, mostDays),
});

/** What a calendar says: its cycle, its shifts with their breaks, and which teams work them. */
export const calendarFields = {
  /** Null: it holds until its place has another one. */
  effectiveTo: clearable(localDay('the last day')),
  cycleDays: optional(wholeNumber('The cycle', 1, mostDays)),
  cycleStartsOn: optional(localDay('the first day of the cycle')),
  rotationDays: optional(wholeNumber('The rotation', 1, mostDays)),
  shifts: optional(z.array(shift).max(mostShifts, `Give at most ${mostShifts} shifts.`)),
  rotations: optional(z.array(rotation).max(mostShifts, `Give at most ${mostShifts} turns of teams.`)),
};
