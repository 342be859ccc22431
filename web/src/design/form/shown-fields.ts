import type { Entries, Field } from './field.ts';

/** The fields that are asked for, given what stands in the others. */
export function shownFields<Name extends string>(
  fields: readonly Field<Name>[],
  entries: Entries,
): readonly Field<Name>[] {
  return fields.filter(({ isShown }) => isShown?.(entries) ?? true);
}
