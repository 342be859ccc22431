import { expect, test } from 'vitest';
import { nextMonth, readMonth, weeksOfMonth } from '../src/features/shift/month-days.ts';

test.each([
  // It begins on a Sunday, the last day of the first week.
  ['2026-11', 6, '2026-10-26', '2026-12-06'],
  // It begins on a Monday and has four weeks exactly.
  ['2027-02', 4, '2027-02-01', '2027-02-28'],
  ['2028-02', 5, '2028-01-31', '2028-03-05'],
])('%s has %i weeks, from Monday %s to Sunday %s', (month, weeks, first, last) => {
  const days = weeksOfMonth(month);
  expect([days.length, days[0]?.[0], days.at(-1)?.at(-1)]).toEqual([weeks, first, last]);
  expect(new Set(days.flat()).size).toBe(weeks * 7);
});

test('months go over the end of a year', () => {
  expect([nextMonth('2026-12', 1), nextMonth('2026-01', -1), nextMonth('2026-06', 12)]).toEqual([
    '2027-01',
    '2025-12',
    '2027-06',
  ]);
});

test('what is no month in an address is the one of now', () => {
  const nowMs = Date.parse('2026-11-22T07:00:00Z');
  expect(['2025-02', '2025-13', 'soon', null].map((word) => readMonth(word, nowMs))).toEqual([
    '2025-02',
    '2026-11',
    '2026-11',
    '2026-11',
  ]);
});
