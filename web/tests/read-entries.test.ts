import { expect, test } from 'vitest';
import type { Entries, Field } from '../src/design/form/field.ts';
import { readEntries } from '../src/design/form/read-entries.ts';

const read = (field: Field, entry: Entries[string] | undefined) =>
  readEntries([field], entry === undefined ? {} : { [field.name]: entry })[field.name];
const options = [
  { value: 7, label: 'Seven' },
  { value: 'all', label: 'All' },
];

test.each<readonly [string, Field, Entries[string] | undefined, unknown]>([
  ['a text without the space around it', { name: 'a', label: 'A', kind: 'text' }, ' Jar ', 'Jar'],
  ['an empty text as null', { name: 'a', label: 'A', kind: 'text' }, ' ', null],
  ['a field that nobody touched as null', { name: 'a', label: 'A', kind: 'number' }, undefined, null],
  ['a number with a decimal comma', { name: 'a', label: 'A', kind: 'number' }, '1,5', 1.5],
  ['numbers however they are parted', { name: 'a', label: 'A', kind: 'numbers' }, '1, 2;3 4', [1, 2, 3, 4]],
  ['JSON', { name: 'a', label: 'A', kind: 'json' }, '{"10": 2}', { '10': 2 }],
  ['a switch that is on', { name: 'a', label: 'A', kind: 'switch' }, true, true],
  ['a switch that nobody touched', { name: 'a', label: 'A', kind: 'switch' }, undefined, false],
  ['a choice by the value of its option', { name: 'a', label: 'A', kind: 'choice', options }, '7', 7],
  ['choices by the values of theirs', { name: 'a', label: 'A', kind: 'choices', options }, ['all', '7'], ['all', 7]],
  [
    'the clock of a place as an instant',
    { name: 'a', label: 'A', kind: 'instant', timeZone: 'Asia/Kolkata' },
    '2026-03-01T12:00',
    '2026-03-01T06:30:00.000Z',
  ],
])('reads %s', (_what, field, entry, expected) => {
  expect(read(field, entry)).toEqual(expected);
});

test('a list is read thing by thing, and a group in which nothing stands is null', () => {
  const fields = [
    { name: 'name', label: 'Name', kind: 'text' },
    { name: 'minutes', label: 'Minutes', kind: 'number' },
  ] as const;
  const list: Field = { name: 'steps', label: 'Steps', kind: 'list', addLabel: 'Add', fields };
  expect(read(list, [{ name: 'first', minutes: '5' }, {}])).toEqual([
    { name: 'first', minutes: 5 },
    { name: null, minutes: null },
  ]);
  const group: Field = { name: 'step', label: 'Step', kind: 'group', fields };
  expect(read(group, { name: ' ' })).toBeNull();
  expect(read(group, { minutes: '5' })).toEqual({ name: null, minutes: 5 });
});
