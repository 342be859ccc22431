import { z } from 'zod';

/** The greatest number that JSON carries exactly. */
const greatestId = Number.MAX_SAFE_INTEGER;
/** As much as a person writes into a note. */
const longestNote = 2_000;
/** As many as a person marks in a list. */
const mostRows = 200;

/** The number of a row, as a number or as the string that Hasura may make of a bigint. */
export function rowId(what: string) {
  const rule = `Choose ${what} of the list: its id is a whole number from 1.`;
  return z.preprocess(
    (value) => (typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value),
    z.number(rule).int(rule).min(1, rule).max(greatestId, rule),
  );
}

/** An instant in ISO 8601 with its zone. */
export function instant(what: string) {
  return z.iso.datetime({
    offset: true,
    error: `Give ${what} as an instant with its zone, such as 2026-03-02T06:00:00Z.`,
  });
}

/** Rows of a list, such as `a stop`. */
export function someOf<Row extends z.ZodType>(row: Row, what: string) {
  return z.array(row).min(1, `Choose ${what}.`).max(mostRows, `Choose at most ${mostRows} at once.`);
}

/** What a person writes about something. */
export const note = z
  .string('A note is text.')
  .trim()
  .max(longestNote, `A note has at most ${longestNote} characters.`)
  .nullish();

/** The version of a row as the client saw it; left out, whatever others did meanwhile is overruled. */
export const version = z.number('A version is a whole number.').int('A version is a whole number.').nullish();

/** A stop at the version that the client saw. */
export const stopAtVersion = z.object({ stopId: rowId('a stop'), version });

/** A field that may be left out; null says the same, since clients send null for what they do not have. */
export function optional<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish().transform((value) => value ?? undefined);
}

/** A field that may be left out; null takes away what was there. */
export function clearable<Schema extends z.ZodType>(schema: Schema) {
  return schema.nullish();
}

/** A short text that is not empty. */
export function text(what: string, mostCharacters = 200) {
  return z
    .string(`Give ${what} as text.`)
    .trim()
    .min(1, `Give ${what}.`)
    .max(mostCharacters, `Give ${what} of at most ${mostCharacters} characters.`);
}

/** A quantity, with or without decimals. */
export function amount(what: string) {
  const rule = `${what} is a number, not below 0.`;
  return z.number(rule).min(0, rule);
}

/** A quantity above zero. */
export function moreThanNothing(what: string) {
  const rule = `${what} is a number above 0.`;
  return z.number(rule).positive(rule);
}

/** A number that counts something. */
export function wholeNumber(what: string, least: number, most: number = Number.MAX_SAFE_INTEGER) {
  const rule = `${what} is a whole number from ${least}${most === Number.MAX_SAFE_INTEGER ? '' : ` to ${most}`}.`;
  return z.number(rule).int(rule).min(least, rule).max(most, rule);
}

export function flag(name: string) {
  return z.boolean(`${name} is true or false.`);
}

/** One of some words. */
export function choice<const Words extends readonly [string, ...string[]]>(what: string, words: Words) {
  return z.enum(words, `Choose ${what}: ${words.join(', ')}.`);
}

/** A day without a time, in the zone of its site. */
export function localDay(what: string) {
  return z.iso.date(`Give ${what} as a day, such as 2026-03-02.`);
}

/** A time of day, in the zone of its site. */
export function localTime(what: string) {
  return z
    .string(`Give ${what} as a time, such as 06:00.`)
    .regex(/^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?$/, `Give ${what} as a time, such as 06:00.`);
}

export function jsonObject(what: string) {
  return z.record(z.string(), z.unknown(), `${what} is an object.`);
}
