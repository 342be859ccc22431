import type { Entries, Entry, Field } from './field.ts';
import type { Faults } from './find-faults.ts';
import { groupOf, listOf } from './parts-of-entry.ts';
import { shownFields } from './shown-fields.ts';

/** The faults at the fields that show them: what is wrong with a part of a field, such as `emails.1`, stands at the field. */
export function placeFaults(fields: readonly Field[], entries: Entries, faults: Faults): Faults {
  const paths = pathsOf(fields, entries);
  return Object.fromEntries(Object.entries(faults).map(([path, sentence]) => [nearest(path, paths), sentence]));
}

function pathsOf(fields: readonly Field[], entries: Entries, above = ''): readonly string[] {
  return shownFields(fields, entries).flatMap((field) => {
    const path = above + field.name;
    return [path, ...pathsWithin(field, entries[field.name] ?? '', path)];
  });
}

function pathsWithin(field: Field, entry: Entry, path: string): readonly string[] {
  switch (field.kind) {
    case 'list':
      return listOf(entry).flatMap((each, index) => pathsOf(field.fields, each, `${path}.${index}.`));
    case 'group':
      return pathsOf(field.fields, groupOf(entry), `${path}.`);
    default:
      return [];
  }
}

/** The longest of the paths that the path begins with; the path itself where there is none. */
function nearest(path: string, paths: readonly string[]): string {
  const steps = path.split('.');
  const above = steps.map((_, index) => steps.slice(0, steps.length - index).join('.'));
  return above.find((each) => paths.includes(each)) ?? path;
}
