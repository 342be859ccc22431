import { siteOf } from '../support/factory-description.ts';
import type { CalendarDescription, EquipmentDescription, FactoryDescription } from '../support/factory-description.ts';
import { localInstant, offsetMinutes } from '../support/local-instant.ts';
import { isNotEmpty, overlap, union } from './stretches.ts';
import type { Stretch, Stretches } from './stretches.ts';

const dayMs = 86_400_000;

export interface ShiftInstance extends Stretch {
  readonly day: string;
  readonly name: string;
  readonly team: string | undefined;
  readonly calendar: CalendarDescription;
  readonly breaks: Stretches;
}

/** How a piece of equipment is scheduled around a window. */
export interface Schedule {
  readonly shifts: readonly ShiftInstance[];
  readonly scheduled: Stretches;
  readonly breaks: Stretches;
}

/**
 * Works out shifts day by day: each business day follows the calendar that is closest to the equipment of those in force
 * on that day. Where the first shift of another calendar begins, a shift of the one before is over. Without any
 * calendar in force all time is scheduled.
 */
export function scheduleOf(factory: FactoryDescription, equipment: EquipmentDescription, window: Stretch): Schedule {
  const { timeZone } = siteOf(factory, equipment);
  const days = daysAround(window, timeZone);
  const planned = days.flatMap((day) => {
    const calendar = calendarOn(factory, equipment, day);
    return calendar === undefined ? [] : shiftsOn(calendar, day, timeZone);
  });
  const shifts = planned
    .map((shift) => untilNextCalendar(shift, planned))
    .filter((shift) => isNotEmpty(overlap(shift, window)));
  const withoutCalendar = days
    .filter((day) => calendarOn(factory, equipment, day) === undefined)
    .map((day) => wholeDay(day, timeZone));
  return {
    shifts,
    scheduled: union(shifts, withoutCalendar)
      .map((stretch) => overlap(stretch, window))
      .filter(isNotEmpty),
    breaks: union(shifts.flatMap((shift) => shift.breaks.map((pause) => overlap(pause, shift)))),
  };
}

function calendarOn(
  { calendars, sites }: FactoryDescription,
  equipment: EquipmentDescription,
  day: string,
): CalendarDescription | undefined {
  const site = equipment.site ?? sites[0]?.name;
  const places = [equipment.name, equipment.line, equipment.area, site];
  const closeness = (calendar: CalendarDescription): number => places.indexOf(calendar.for ?? sites[0]?.name);
  return calendars
    .filter((calendar) => calendar.effectiveFrom <= day && closeness(calendar) >= 0)
    .sort((a, b) => closeness(a) - closeness(b) || b.effectiveFrom.localeCompare(a.effectiveFrom))[0];
}

function shiftsOn(calendar: CalendarDescription, day: string, zone: string): readonly ShiftInstance[] {
  const today = calendar.exceptions.filter((exception) => exception.day === day);
  const isHoliday = (name: string): boolean =>
    today.some(({ kind, shift }) => kind === 'holiday' && (shift === undefined || shift === name));
  const planned = calendar.shifts
    .filter(({ name, days }) => days.includes(dayOfCycle(day, calendar, calendar.cycleDays)) && !isHoliday(name))
    .map((shift) => ({
      ...shift,
      starts: shift.time.from,
      time: today.find(({ kind, shift: name }) => kind === 'changed' && name === shift.name)?.time ?? shift.time,
    }));
  const overtime = today
    .filter(({ kind }) => kind === 'overtime')
    .flatMap(({ shift, time }) =>
      shift === undefined || time === undefined ? [] : [{ name: shift, time, starts: time.from, breaks: [] }],
    );
  return [...planned, ...overtime]
    .map(({ name, time, starts, breaks }) => {
      const shift = spanOn(day, time, zone);
      const pauses = breaks.map((pause) => spanOn(pause.from < starts ? dayAfter(day) : day, pause, zone));
      const clipped = union(pauses)
        .map((pause) => overlap(pause, shift))
        .filter(isNotEmpty);
      return { ...shift, day, name, calendar, team: teamOn(calendar, day, name), breaks: clipped };
    })
    .filter(isNotEmpty);
}

function teamOn(calendar: CalendarDescription, day: string, shiftName: string): string | undefined {
  const rotationDay = dayOfCycle(day, calendar, calendar.rotationDays);
  return calendar.rotations.find(
    ({ shift, firstDay, lastDay }) => shift === shiftName && firstDay <= rotationDay && rotationDay <= lastDay,
  )?.team;
}

/** A span of local clock times; an end that is not after the start is on the next day. */
function spanOn(day: string, { from, to }: { readonly from: string; readonly to: string }, zone: string): Stretch {
  const lastDay = to <= from ? dayAfter(day) : day;
  return { from: localInstant(`${day}T${from}`, zone), to: localInstant(`${lastDay}T${to}`, zone) };
}

function untilNextCalendar(shift: ShiftInstance, planned: readonly ShiftInstance[]): ShiftInstance {
  const next = planned.filter(({ calendar, day }) => calendar !== shift.calendar && day > shift.day);
  return { ...shift, to: Math.min(shift.to, ...next.map(({ from }) => from)) };
}

function daysAround({ from, to }: Stretch, zone: string): readonly string[] {
  const first = from - 3 * dayMs + offsetMinutes(from, zone) * 60_000;
  const count = Math.ceil((to - from) / dayMs) + 7;
  return Array.from({ length: count }, (_, index) => new Date(first + index * dayMs).toISOString().slice(0, 10));
}

function wholeDay(day: string, zone: string): Stretch {
  return { from: localInstant(`${day}T00:00`, zone), to: localInstant(`${dayAfter(day)}T00:00`, zone) };
}

function dayAfter(day: string): string {
  return new Date(Date.parse(day) + dayMs).toISOString().slice(0, 10);
}

function dayOfCycle(day: string, { cycleStartsOn }: CalendarDescription, cycleDays: number): number {
  const days = Math.round((Date.parse(day) - Date.parse(cycleStartsOn)) / dayMs);
  return (((days % cycleDays) + cycleDays) % cycleDays) + 1;
}
