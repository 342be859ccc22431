import type { Field } from './field.ts';

/** The fields of a form by the names that their columns have in the database. */
export function columnsOf(fields: readonly Field[]): Readonly<Record<string, Field>> {
  return Object.fromEntries(
    fields.map((field) => [field.name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), field]),
  );
}
