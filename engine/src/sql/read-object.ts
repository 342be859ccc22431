import type { SqlTypeName } from '../plan/parameter.ts';

/** Something that a statement's answer depends on. */
export type ReadObject =
  | { readonly kind: 'table' | 'function'; readonly schema: string; readonly name: string }
  /** The time at which it runs. */
  | { readonly kind: 'clock' };

/** Equal for equal objects. */
export function objectKey(object: ReadObject): string {
  return object.kind === 'clock' ? 'clock' : JSON.stringify([object.kind, object.schema, object.name]);
}

/** Whether PostgreSQL reads a text as a time relative to now: `now()`, `yesterday`. */
export function tellsTime(type: SqlTypeName | null, text: string): boolean {
  return (type === null || timeTypes.test(type.name)) && timeWords.test(text);
}

const timeTypes = /^(date|time|timetz|timestamp|timestamptz|(date|ts|tstz)(multi)?range)$/;
const timeWords = /\b(now|today|tomorrow|yesterday)\b/i;
