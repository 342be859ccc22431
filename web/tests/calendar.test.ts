import { describe, expect, test } from 'vitest';
import { hoursOfDay, mondayOf } from '../src/features/calendar/local-date.ts';
import { daysOfCycle, shiftsOf } from '../src/features/calendar/shift-pattern.ts';
import { weekOf } from '../src/features/calendar/week-of.ts';
import { dayForKey, dayOfCycle, yearOf } from '../src/features/calendar/year-of.ts';

const berlin = 'Europe/Berlin';
const words = { day: (date: string) => date, time: (instant: string) => instant.slice(11, 16) };

const night = {
  id: 1,
  name: 'Night',
  team: { name: 'Blue' },
  // 22:00 to 06:00 in Berlin, over the night in which summer time begins.
  started_at: '2026-03-28T21:00:00+00:00',
  ended_at: '2026-03-29T04:00:00+00:00',
  breaks: [{ started_at: '2026-03-29T00:00:00+00:00', ended_at: '2026-03-29T00:30:00+00:00' }],
};

describe('a week', () => {
  const days = weekOf([night], '2026-03-23', berlin, words);

  test('has the day of 23 hours on which summer time begins', () => {
    expect(days.map(({ hours }) => hours)).toEqual([24, 24, 24, 24, 24, 24, 23]);
    expect(hoursOfDay('2026-10-25', berlin)).toBe(25);
    expect(mondayOf('2026-03-29')).toBe('2026-03-23');
  });

  test('shows a shift over midnight in both of its days, as shares of what they last', () => {
    const [saturday, sunday] = [days[5]?.blocks[0], days[6]?.blocks[0]];
    expect(saturday).toMatchObject({ name: 'Night', from: 22 / 24, to: 1, breaks: [] });
    expect(sunday).toMatchObject({ from: 0, to: 5 / 23, detail: '21:00 – 04:00 · Blue' });
    expect(sunday?.breaks).toEqual([{ from: 1 / 23, to: 1.5 / 23 }]);
  });
});

describe('a pattern', () => {
  const pattern = (day: number, name: string, from: string, to: string) => ({
    day_of_cycle: day,
    name,
    starts_at: `${from}:00`,
    ends_at: `${to}:00`,
    shift_breaks: [{ name: 'Break', starts_at: '01:00:00', ends_at: '01:30:00' }],
  });

  test('is one shift where days have the same name and times, two where they differ', () => {
    const shifts = shiftsOf([
      pattern(1, 'Night', '22:00', '06:00'),
      pattern(2, 'Night', '22:00', '06:00'),
      pattern(3, 'Night', '23:00', '06:00'),
    ]);
    expect(shifts.map(({ daysOfCycle: days, startsAt }) => [days, startsAt])).toEqual([
      [[1, 2], '22:00'],
      [[3], '23:00'],
    ]);
  });

  test('is drawn with what a night works after midnight in the day behind it, round the cycle', () => {
    const days = daysOfCycle(shiftsOf([pattern(7, 'Night', '22:00', '06:00')]), 7, String);
    expect(days[6]?.blocks).toMatchObject([{ from: 22 / 24, to: 1, breaks: [] }]);
    expect(days[0]?.blocks).toMatchObject([{ from: 0, to: 6 / 24, breaks: [{ from: 1 / 24, to: 1.5 / 24 }] }]);
    expect(days[3]?.blocks).toEqual([]);
  });

  test('leaves out what is not filled in yet', () => {
    const shift = { name: '', daysOfCycle: [1], startsAt: '06:00', endsAt: '', breaks: [] };
    expect(daysOfCycle([shift], 7, String).flatMap(({ blocks }) => blocks)).toEqual([]);
  });
});

describe('a year', () => {
  const calendar = {
    effective_from: '2026-02-01',
    effective_to: '2026-11-30',
    cycle_days: 7,
    cycle_starts_on: '2024-01-01',
    shift_patterns: [1, 2, 3, 4, 5].map((day) => ({ day_of_cycle: day })),
    shift_exceptions: [
      {
        id: 1,
        business_day: '2026-05-01',
        kind: 'holiday',
        shift_name: null,
        starts_at: null,
        ends_at: null,
        note: null,
      },
    ],
    site: { time_zone: berlin },
  };
  const days = yearOf(2026, calendar).flat();
  const on = (date: string) => days.find((day) => day.date === date);

  test('has all of its days, the pattern on them, exceptions and changes of the clock', () => {
    expect(days).toHaveLength(365);
    expect(on('2026-05-01')).toMatchObject({ hasShifts: true, isCovered: true, exceptions: [{ kind: 'holiday' }] });
    expect(on('2026-05-02')).toMatchObject({ hasShifts: false });
    expect(days.filter(({ hours }) => hours !== 24).map(({ date, hours }) => [date, hours])).toEqual([
      ['2026-03-29', 23],
      ['2026-10-25', 25],
    ]);
  });

  test('knows from when to when the calendar holds', () => {
    expect(
      [on('2026-01-31'), on('2026-02-01'), on('2026-11-30'), on('2026-12-01')].map((day) => day?.isCovered),
    ).toEqual([false, true, true, false]);
  });

  test('counts days of the cycle before its first day, too', () => {
    expect(dayOfCycle('2023-12-31', calendar)).toBe(7);
    expect(dayOfCycle('2024-01-08', calendar)).toBe(1);
  });

  test('is walked by keys, over its end too', () => {
    expect(dayForKey('ArrowRight', '2026-12-31')).toBe('2027-01-01');
    expect(dayForKey('ArrowUp', '2026-03-07')).toBe('2026-02-28');
    expect(dayForKey('Tab', '2026-03-07')).toBeUndefined();
  });
});
