import { DialectError } from './dialect-error.ts';

/** Keys and indexes from the root of a JSON value to one inside it. */
export type JsonPath = readonly (string | number)[];

const step = /\.([A-Za-z_][\w-]*)|\[(\d+)\]|\['([^']*)'\]/y;

/** Parses `$`, `$.a.b`, `$.list[0]`, `$['a key']`; throws a DialectError for anything else. */
export function parseJsonPath(text: string): JsonPath {
  const path: (string | number)[] = [];
  step.lastIndex = 1;
  while (text.startsWith('$') && step.lastIndex < text.length) {
    const found = step.exec(text);
    if (found === null) break;
    const [, key, index, quotedKey] = found;
    path.push(index === undefined ? (key ?? quotedKey ?? '') : Number(index));
    if (step.lastIndex === text.length) return path;
  }
  if (text === '$') return [];
  throw new DialectError(`"${text}" is no JSON path. Write it like $.sensors[0].value or $['a key'].`);
}

/** The value at a path; undefined where there is none. */
export function valueAt(root: unknown, path: JsonPath): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[key]; // an object with such a key, as was just asked
  }
  return value;
}
