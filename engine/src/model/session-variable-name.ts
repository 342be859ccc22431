import type { Json } from '../metadata/json.ts';

/** The lower-case name when the value is the name of a session variable (`X-Hasura-User-Id`), else null. */
export function sessionVariableName(value: Json): string | null {
  if (typeof value !== 'string') return null;
  const name = value.toLowerCase();
  return name.startsWith('x-hasura-') ? name : null;
}
