import { z } from 'zod';

/** The greatest number that JSON carries exactly. */
const greatestId = Number.MAX_SAFE_INTEGER;
/** As much as a person writes into a note. */
const longestNote = 2_000;

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

/** What a person writes about something. */
export const note = z
  .string('A note is text.')
  .trim()
  .max(longestNote, `A note has at most ${longestNote} characters.`)
  .nullish();

/** The version of a row as the client saw it; left out, whatever others did meanwhile is overruled. */
export const version = z.number('A version is a whole number.').int('A version is a whole number.').nullish();
