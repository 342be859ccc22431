import type { Json, JsonObject } from './json.ts';

/** The object without keys whose value is null, an empty text, list or object. */
export function withoutEmpty(object: Readonly<Record<string, Json | undefined>>): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter((entry): entry is [string, Json] => entry[1] !== undefined && !isEmpty(entry[1])),
  );
}

function isEmpty(value: Json): boolean {
  if (value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
