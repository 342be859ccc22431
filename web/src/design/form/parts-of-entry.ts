import type { Entries, Entry } from './field.ts';

/** The things of a list; none of anything else. */
export function listOf(entry: Entry): readonly Entries[] {
  return Array.isArray(entry) ? entry.map((each: string | Entries) => (typeof each === 'string' ? {} : each)) : [];
}

/** The texts of a list, such as what was chosen of many. */
export function textsOf(entry: Entry): readonly string[] {
  return Array.isArray(entry) ? entry.filter((each: unknown) => typeof each === 'string') : [];
}

/** What stands in the fields of a group; nothing of anything else. */
export function groupOf(entry: Entry): Entries {
  return typeof entry === 'object' && !isList(entry) ? entry : {};
}

function isList(entry: Entry): entry is readonly string[] | readonly Entries[] {
  return Array.isArray(entry);
}
