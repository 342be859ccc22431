import { isFigure } from './figure.ts';
import type { ExpectedRow, Question } from './read-example.ts';

/** A row of an answer, whoever gave it. */
export interface AnsweredRow {
  readonly group: string;
  readonly from: number;
  readonly figures: Readonly<Record<string, number | null>>;
}

/** Sentences that say where an answer differs from the figures that an example expects. */
export function compareRows({ groupBy, rows: expected }: Question, actual: readonly AnsweredRow[]): readonly string[] {
  if (actual.length !== expected.length) {
    return [`by ${groupBy}: expected ${expected.length} rows, got ${actual.length}`];
  }
  return expected.flatMap((row) => {
    const meant = actual.filter((candidate) => isMeant(row, candidate));
    const [only, ...others] = meant.map((candidate) => differencesOf(row, candidate));
    const name = `${row.group ?? 'any group'} from ${row.from?.toISOString() ?? 'any time'}`;
    return only !== undefined && others.length === 0 ? only : [`${meant.length} rows are of ${name}`];
  });
}

function isMeant({ group, from }: ExpectedRow, row: AnsweredRow): boolean {
  return (group === undefined || group === row.group) && (from === undefined || from.getTime() === row.from);
}

function differencesOf({ figures }: ExpectedRow, row: AnsweredRow): readonly string[] {
  return [...figures].flatMap(([column, figure]) => {
    const actual = row.figures[column];
    if (actual === undefined) return [`there is no column ${column}`];
    const isRight = isFigure(actual, figure);
    return isRight ? [] : [`${row.group}: ${column} is ${actual ?? 'null'}, not ${figure?.text ?? 'null'}`];
  });
}
