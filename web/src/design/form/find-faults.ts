import type { Entries, Field } from './field.ts';

/** Sentences about fields, by their paths such as `shifts.0.startsAt`. */
export type Faults = Readonly<Record<string, string>>;

/** Keys of the sentences, among the common words, about what can't even be sent. */
export function findFaults(fields: readonly Field[], entries: Entries): Faults {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const entry = entries[field.name];
      const fault = typeof entry === 'string' ? faultOf(field, entry.trim()) : undefined;
      return fault === undefined ? [] : [[field.name, fault]];
    }),
  );
}

function faultOf({ kind, isRequired }: Field, text: string): string | undefined {
  if (text === '') return isRequired === true ? 'form.required' : undefined;
  if (kind === 'number' && Number.isNaN(Number(text.replace(',', '.')))) return 'form.notNumber';
  return kind === 'json' && !isJson(text) ? 'form.notJson' : undefined;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
