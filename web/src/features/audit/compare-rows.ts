/** A column whose value a change made another. */
export interface Difference {
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

/** What differs between a row before and after a change; of a row that was added or removed everything that it says. */
export function compareRows(before: unknown, after: unknown): readonly Difference[] {
  const [left, right] = [columnsOf(before), columnsOf(after)];
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .map((column) => ({ column, before: textOf(left[column]), after: textOf(right[column]) }))
    .filter((difference) => difference.before !== difference.after);
}

function columnsOf(row: unknown): Readonly<Record<string, unknown>> {
  return typeof row === 'object' && row !== null ? { ...row } : {};
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '–';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
