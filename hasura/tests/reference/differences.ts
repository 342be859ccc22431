import type { ReferenceRow } from './reference-oee.ts';
import type { Question } from './windows.ts';

const tolerance = 1e-6;

/** Sentences that say where answers to a question are not what they should be; none when they are. */
export function differences(
  question: Question,
  expected: readonly ReferenceRow[],
  answered: readonly ReferenceRow[],
): readonly string[] {
  const { equipment, groupBy, bucket, from, to } = question;
  const where = `${equipment.join(', ')} by ${groupBy} and ${bucket ?? 'no bucket'} from ${instant(from)} to ${instant(to)}`;
  const expectedRows = byKey(expected);
  const answeredRows = byKey(answered);
  const keys = new Set([...expectedRows.keys(), ...answeredRows.keys()]);
  return [...keys].flatMap((key) => {
    const [right, answer] = [expectedRows.get(key), answeredRows.get(key)];
    if (right === undefined) return [`${where}: there should be no ${key}`];
    if (answer === undefined) return [`${where}: ${key} is missing`];
    const columns = new Set([...Object.keys(right), ...Object.keys(answer)]);
    return [...columns]
      .filter((column) => !areEqual(right[column], answer[column]))
      .map((column) => `${where}: ${key}: ${column} is ${answer[column]}, should be ${right[column]}`);
  });
}

function byKey(rows: readonly ReferenceRow[]): ReadonlyMap<string, ReferenceRow['figures']> {
  return new Map(rows.map(({ group, from, figures }) => [`"${group}" from ${instant(from)}`, figures]));
}

function areEqual(a: number | null | undefined, b: number | null | undefined): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a));
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
