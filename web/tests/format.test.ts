import { expect, test } from 'vitest';
import { formatOf } from '../src/language/format.ts';
import { localeOf } from '../src/language/locale-of.ts';

const noon = '2026-03-01T12:05:09Z';

test('durations are said as people say them', () => {
  const { duration } = formatOf('en');
  expect([0, 59.9, 60, 3_599, 3_900, 172_799, 183_600].map(duration)).toEqual([
    '0 s',
    '59 s',
    '1 min',
    '59 min',
    '1 h 05',
    '47 h 59',
    '2 d 3 h',
  ]);
  expect(duration(null)).toBe('–');
});

test.each([
  ['en', '71.3%', '1,240.5 kg', '17:35', 'GMT+5:30'],
  ['de', '71,3\u00a0%', '1.240,5 kg', '17:35', 'GMT+5:30'],
  ['pt', '71,3%', '1.240,5 kg', '17:35', 'GMT+5:30'],
])('numbers and times as %s writes them', (language, percent, number, time, zone) => {
  const format = formatOf(language);
  expect(format.percent(0.7132)).toBe(percent);
  expect(format.number(1_240.5, 'kg', 1)).toBe(number);
  expect(format.number(-0.01, 's')).toBe('0 s');
  expect(format.time(noon, 'Asia/Kolkata')).toBe(time);
  expect(format.zoneName('Asia/Kolkata', noon)).toBe(zone);
  expect(format.dateTime(noon, 'Asia/Kolkata')).toContain(zone);
});

test('nothing is a dash, without a unit', () => {
  const format = formatOf('en');
  expect([format.percent(null), format.number(undefined, 'min'), format.time(null, 'UTC')]).toEqual(['–', '–', '–']);
});

test('what has held since ever, or holds for ever, is a dash', () => {
  const { dateTime, time } = formatOf('en');
  expect([dateTime('-infinity', 'UTC'), time('infinity', 'UTC')]).toEqual(['–', '–']);
});

test.each([
  ['en', ['en-GB', 'en-US', 'en'], '01 Mar 2026', '1,234.5'],
  ['en', ['de-DE', 'en-IN'], '01 Mar 2026', '1,234.5'],
  ['en', ['en', 'en-US'], 'Mar 01, 2026', '1,234.5'],
  ['pt', ['pt-BR'], '01 de mar. de 2026', '1.234,5'],
  ['pt', ['pt-PT'], '01/03/2026', '1234,5'],
  ['de', ['de-AT', 'de-DE'], '01. März 2026', '1 234,5'],
  ['de', ['de-CH'], '01. März 2026', "1'234.5"],
  ['de', ['en-GB', 'fr'], '01. März 2026', '1.234,5'],
])('%s is written as where the browser of %j is at home', (language, wanted, date, number) => {
  const format = formatOf(localeOf(language, wanted));
  // What stands between the thousands differs by the tables that Node was built with.
  const written = format.number(1_234.5, undefined, 1).replace('’', "'").replace(/\s/, ' ');
  expect([format.date(noon, 'UTC'), written]).toEqual([date, number]);
});

test('a tag that is none is passed over', () => {
  expect(localeOf('en', ['en-US@posix', 'en_GB', 'en-NZ'])).toBe('en-NZ');
  expect(localeOf('en', ['en-US@posix'])).toBe('en');
});
