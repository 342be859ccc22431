import { fromLocalTime } from '../../language/zoned-time.ts';
import type { Entries, Entry, Field, Option } from './field.ts';

/** What was filled in, as the arguments of a command. Empty fields are null. */
export function readEntries(fields: readonly Field[], entries: Entries): Record<string, unknown> {
  return Object.fromEntries(fields.map((field) => [field.name, readEntry(field, entries[field.name] ?? '')]));
}

function readEntry(field: Field, entry: Entry): unknown {
  switch (field.kind) {
    case 'switch':
      return entry === true;
    case 'choices':
      return entriesOf(entry).map((each) => optionValue(field.options, typeof each === 'string' ? each : ''));
    case 'list':
      return entriesOf(entry).map((each) => readEntries(field.fields, asEntries(each)));
    case 'group':
      return readGroup(field.fields, asEntries(entry));
    default:
      return readText(field, typeof entry === 'string' ? entry.trim() : '');
  }
}

/** A group in which nothing stands is not there. */
function readGroup(fields: readonly Field[], entries: Entries): unknown {
  const read = readEntries(fields, entries);
  const isEmpty = Object.values(read).every((value) => value === null || (Array.isArray(value) && value.length === 0));
  return isEmpty ? null : read;
}

function readText(field: Field, text: string): unknown {
  if (text === '') return null;
  switch (field.kind) {
    case 'number':
      return Number(text.replace(',', '.'));
    case 'numbers':
      return text
        .split(/[\s,;]+/)
        .filter(Boolean)
        .map(Number);
    case 'json':
      return JSON.parse(text) as unknown;
    case 'instant':
      return fromLocalTime(text, field.timeZone) ?? text;
    case 'choice':
      return optionValue(field.options, text);
    default:
      return text;
  }
}

function optionValue(options: readonly Option[], text: string): string | number {
  return options.find(({ value }) => String(value) === text)?.value ?? text;
}

function entriesOf(entry: Entry): readonly (string | Entries)[] {
  return isList(entry) ? entry : [];
}

function asEntries(entry: Entry): Entries {
  return typeof entry === 'object' && !isList(entry) ? entry : {};
}

function isList(entry: Entry): entry is readonly string[] | readonly Entries[] {
  return Array.isArray(entry);
}
