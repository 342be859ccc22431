import type { Json } from '../metadata/json.ts';

/** A JSON value of a request. Numbers that a double can't hold keep their text. */
export type InputJson =
  null | boolean | number | string | LosslessNumber | readonly InputJson[] | { readonly [key: string]: InputJson };

export type InputJsonObject = { readonly [key: string]: InputJson };

const writtenText = Symbol('written text');

/** A number as it was written, because a double would change it. */
export interface LosslessNumber {
  readonly [writtenText]: string;
}

/** The number that the text spells: as a double where that loses nothing. */
export function numberOfText(text: string): number | LosslessNumber {
  const value = Number(text);
  return String(value) === text || (text.length <= 15 && Number.isFinite(value)) ? value : { [writtenText]: text };
}

export function isInputObject(value: InputJson | undefined): value is InputJsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(writtenText in value);
}

export function isInputList(value: InputJson): value is readonly InputJson[] {
  return Array.isArray(value);
}

/** The number's text, or null for anything else. */
export function numberText(value: InputJson): string | null {
  if (typeof value === 'number') return String(value);
  return isLossless(value) ? value[writtenText] : null;
}

/** JSON text with numbers as they were written. */
export function toJsonText(value: InputJson): string {
  if (isLossless(value)) return value[writtenText];
  if (isInputList(value)) return `[${value.map(toJsonText).join(',')}]`;
  if (isInputObject(value)) {
    const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${toJsonText(item)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}

/** The value with its numbers as doubles. */
export function plainJson(value: InputJson): Json {
  // The text of JSON is JSON.
  return JSON.parse(toJsonText(value)) as Json;
}

function isLossless(value: InputJson): value is LosslessNumber {
  return typeof value === 'object' && value !== null && writtenText in value;
}
