import { toLocalTime } from '../../language/zoned-time.ts';
import type { Entries, Entry, Field } from './field.ts';

/** What stands in the fields of a form at first, given the values of a row, by the names of the fields. */
export function writeEntries(fields: readonly Field[], values: Readonly<Record<string, unknown>>): Entries {
  return Object.fromEntries(fields.map((field) => [field.name, writeEntry(field, values[field.name])]));
}

function writeEntry(field: Field, value: unknown): Entry {
  switch (field.kind) {
    case 'switch':
      return value === true;
    case 'choices':
      return asList(value).map(String);
    case 'numbers':
    case 'texts':
      return asList(value).join(', ');
    case 'list':
      return asList(value).map((each) => writeEntries(field.fields, asObject(each)));
    case 'group':
      return writeEntries(field.fields, asObject(value));
    case 'json':
      return value === undefined || value === null ? '' : JSON.stringify(value, null, 2);
    case 'instant':
      return isInstant(value) ? toLocalTime(value, field.timeZone) : '';
    case 'time':
      return typeof value === 'string' ? value.slice(0, 5) : '';
    case 'percent':
      // So exact as anybody says it: 0.57 is 57, not 56.99999999999999.
      return typeof value === 'number' ? String(Number((value * 100).toFixed(6))) : '';
    case 'text':
    case 'long text':
    case 'new password':
    case 'date':
    case 'number':
    case 'choice':
      return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  }
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function asObject(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

/** Infinity, which is no instant, stands for none. */
function isInstant(value: unknown): value is string {
  return typeof value === 'string' && !Number.isNaN(Date.parse(value));
}
