import { describe, expect, test } from 'vitest';
import type { Field } from '../src/design/form/field.ts';
import { findFaults } from '../src/design/form/find-faults.ts';
import { placeFaults } from '../src/design/form/place-faults.ts';
import { readEntries } from '../src/design/form/read-entries.ts';
import { writeEntries } from '../src/design/form/write-entries.ts';

const fields: readonly Field[] = [
  { name: 'name', kind: 'text', label: 'Name', isRequired: true },
  { name: 'kind', kind: 'choice', label: 'Kind', options: [{ value: 'holiday', label: 'Holiday' }] },
  { name: 'startsAt', kind: 'time', label: 'From', isRequired: true, isShown: ({ kind }) => kind !== 'holiday' },
  {
    name: 'shifts',
    kind: 'list',
    label: 'Shifts',
    addLabel: 'Add',
    fields: [
      { name: 'name', kind: 'text', label: 'Name', isRequired: true },
      {
        name: 'daysOfCycle',
        kind: 'choices',
        label: 'Days',
        isRequired: true,
        options: [
          { value: 1, label: 'Monday' },
          { value: 2, label: 'Tuesday' },
        ],
      },
    ],
  },
  {
    name: 'chart',
    kind: 'group',
    label: 'Chart',
    fields: [{ name: 'nelsonRules', kind: 'numbers', label: 'Rules' }],
  },
  { name: 'target', kind: 'percent', label: 'Target' },
  { name: 'until', kind: 'instant', label: 'Until', timeZone: 'Europe/Berlin' },
];

const row = {
  name: 'Early',
  kind: null,
  startsAt: '06:00:00',
  shifts: [{ name: 'Early', daysOfCycle: [1, 2] }],
  chart: { nelsonRules: [1, 5] },
  target: 0.57,
  until: '2026-03-29T01:00:00+00:00',
};

describe('a form', () => {
  test('gives back what it was given', () => {
    expect(readEntries(fields, writeEntries(fields, row))).toEqual({
      ...row,
      startsAt: '06:00',
      until: '2026-03-29T01:00:00.000Z',
    });
  });

  test('asks for ratios in percent', () => {
    expect(writeEntries(fields, row)['target']).toBe('57');
    expect(readEntries(fields, { target: '72,5' })['target']).toBe(0.725);
    expect(findFaults(fields, { ...writeEntries(fields, row), target: 'most' })).toEqual({ target: 'form.notNumber' });
  });

  test('shows an end that never comes as none', () => {
    expect(readEntries(fields, writeEntries(fields, { ...row, until: 'infinity' }))).toMatchObject({ until: null });
  });

  test('leaves out what is not asked for', () => {
    const entries = writeEntries(fields, { ...row, kind: 'holiday', startsAt: null });
    expect(readEntries(fields, entries)).not.toHaveProperty('startsAt');
    expect(findFaults(fields, entries)).toEqual({});
  });

  test('names each faulty field by its path, in lists and groups too', () => {
    const entries = writeEntries(fields, {
      ...row,
      name: ' ',
      startsAt: null,
      shifts: [{ name: 'Early', daysOfCycle: [1] }, { name: '' }],
    });
    expect(findFaults(fields, { ...entries, chart: { nelsonRules: '1 two' } })).toEqual({
      name: 'form.required',
      startsAt: 'form.required',
      'shifts.1.name': 'form.required',
      'shifts.1.daysOfCycle': 'form.required',
      'chart.nelsonRules': 'form.notNumbers',
    });
  });

  test('shows what the server says of a part of a field at the field', () => {
    const entries = writeEntries(fields, { ...row, kind: 'holiday', startsAt: null });
    const said = {
      'shifts.0.daysOfCycle.1': 'Not twice.',
      'shifts.7.name': 'Who is this?',
      'chart.nelsonRules.0': 'There are eight.',
      startsAt: 'Not asked for.',
      siteId: 'Another one.',
    };
    expect(placeFaults(fields, entries, said)).toEqual({
      'shifts.0.daysOfCycle': 'Not twice.',
      shifts: 'Who is this?',
      'chart.nelsonRules': 'There are eight.',
      startsAt: 'Not asked for.',
      siteId: 'Another one.',
    });
  });
});
