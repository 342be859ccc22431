import { fromLocalTime } from '../../language/zoned-time.ts';
import type { Entries, Entry, Field, Option } from './field.ts';
import { groupOf, listOf, textsOf } from './parts-of-entry.ts';
import { shownFields } from './shown-fields.ts';

/** What was filled in, as the arguments of a command. Empty fields are null, those that are not asked for are left out. */
export function readEntries(fields: readonly Field[], entries: Entries): Record<string, unknown> {
  return Object.fromEntries(
    shownFields(fields, entries).map((field) => [field.name, readEntry(field, entries[field.name] ?? '')]),
  );
}

function readEntry(field: Field, entry: Entry): unknown {
  switch (field.kind) {
    case 'switch':
      return entry === true;
    case 'choices':
      return textsOf(entry).map((each) => optionValue(field.options, each));
    case 'list':
      return listOf(entry).map((each) => readEntries(field.fields, each));
    case 'group':
      return readGroup(field.fields, groupOf(entry));
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
    case 'percent':
      return Number(text.replace(',', '.')) / 100;
    case 'numbers':
      return wordsOf(text).map(Number);
    case 'texts':
      return wordsOf(text);
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

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}
