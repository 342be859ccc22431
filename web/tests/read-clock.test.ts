import { expect, test } from 'vitest';
import { readClock } from '../src/features/terminal/read-clock.ts';

const clock = (ms: number) => new Date(ms).toISOString().slice(11, 19);
const from = (text: string, seconds: number) => ({ fromMs: Date.parse(`2026-03-01T${text}Z`), seconds, clock });

test('a time is so many seconds behind the beginning', () => {
  expect(readClock('14:05', from('14:00:00', 600))).toBe(300);
  expect(readClock(' 14:00:30 ', from('14:00:00', 600))).toBe(30);
});

test('a time behind midnight is of the next day', () => {
  expect(readClock('0:01', from('23:59:30', 300))).toBe(90);
});

test.each(['14:00', '14:10', '13:59:59', '14', '14:5', 'noon', ''])('%j is no time within the stop', (typed) => {
  expect(readClock(typed, from('14:00:00', 600))).toBeUndefined();
});
