/** A JSON value of a request. Numbers that a double can't hold keep their text. */
export type InputJson =
  null | boolean | number | string | LosslessNumber | readonly InputJson[] | { readonly [key: string]: InputJson };

export type InputJsonObject = { readonly [key: string]: InputJson };

/** A number as it was written, because a double would change it. */
export class LosslessNumber {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The number that the text spells: as a double where that loses nothing. */
export function numberOfText(text: string): number | LosslessNumber {
  const value = Number(text);
  return String(value) === text || (text.length <= 15 && Number.isFinite(value)) ? value : new LosslessNumber(text);
}

export function isInputObject(value: InputJson | undefined): value is InputJsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof LosslessNumber);
}

export function isInputList(value: InputJson): value is readonly InputJson[] {
  return Array.isArray(value);
}

/** The number's text, or null for anything else. */
export function numberText(value: InputJson): string | null {
  if (typeof value === 'number') return String(value);
  return value instanceof LosslessNumber ? value.text : null;
}

/** JSON text with numbers as they were written. */
export function toJsonText(value: InputJson): string {
  if (value instanceof LosslessNumber) return value.text;
  if (isInputList(value)) return `[${value.map(toJsonText).join(',')}]`;
  if (isInputObject(value)) {
    const members = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}:${toJsonText(item)}`);
    return `{${members.join(',')}}`;
  }
  return JSON.stringify(value);
}
