import type { Entries, Entry, Field } from './field.ts';
import { groupOf, listOf, textsOf } from './parts-of-entry.ts';
import { shownFields } from './shown-fields.ts';

/** Sentences about fields, by their paths such as `shifts.0.startsAt`. */
export type Faults = Readonly<Record<string, string>>;

/** Keys of the sentences, among the common words, about what can't even be sent. */
export function findFaults(fields: readonly Field[], entries: Entries, path = ''): Faults {
  return Object.fromEntries(
    shownFields(fields, entries).flatMap((field) =>
      Object.entries(faultsOf(field, entries[field.name] ?? '', path + field.name)),
    ),
  );
}

function faultsOf(field: Field, entry: Entry, path: string): Faults {
  switch (field.kind) {
    case 'list':
      return Object.fromEntries(
        listOf(entry).flatMap((each, index) => Object.entries(findFaults(field.fields, each, `${path}.${index}.`))),
      );
    case 'group':
      return findFaults(field.fields, groupOf(entry), `${path}.`);
    case 'choices':
      return field.isRequired === true && textsOf(entry).length === 0 ? { [path]: 'form.required' } : {};
    default: {
      const fault = typeof entry === 'string' ? faultOf(field, entry.trim()) : undefined;
      return fault === undefined ? {} : { [path]: fault };
    }
  }
}

function faultOf({ kind, isRequired }: Field, text: string): string | undefined {
  if (text === '') return isRequired === true ? 'form.required' : undefined;
  switch (kind) {
    case 'number':
    case 'percent':
      return isNumber(text) ? undefined : 'form.notNumber';
    case 'numbers':
      return text.split(/[\s,;]+/).every(isNumber) ? undefined : 'form.notNumbers';
    case 'json':
      return isJson(text) ? undefined : 'form.notJson';
    default:
      return undefined;
  }
}

function isNumber(text: string): boolean {
  return !Number.isNaN(Number(text.replace(',', '.')));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
