import type { Column, Sorting } from './column.ts';

export interface Arrangement {
  /** Words that all have to be somewhere in a row. */
  readonly search: string;
  readonly sorting: Sorting | undefined;
}

/** The rows that fit the search, in the order asked for. What is unknown comes last, whatever the direction. */
export function arrangeRows<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  { search, sorting }: Arrangement,
): readonly Row[] {
  const words = search.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = words.length === 0 ? rows : rows.filter((row) => hasAll(row, columns, words));
  const by = columns.find(({ id }) => id === sorting?.columnId);
  return by === undefined || sorting === undefined ? found : sorted(found, by, sorting);
}

function hasAll<Row>(row: Row, columns: readonly Column<Row>[], words: readonly string[]): boolean {
  const text = columns
    .map(({ value }) => value(row) ?? '')
    .join(' ')
    .toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

const collator = new Intl.Collator(undefined, { numeric: true });

function sorted<Row>(rows: readonly Row[], { value }: Column<Row>, { direction }: Sorting): readonly Row[] {
  const sign = direction === 'ascending' ? 1 : -1;
  return rows.toSorted((left, right) => {
    const [before, after] = [value(left), value(right)];
    if (before === null || after === null) return Number(before === null) - Number(after === null);
    if (typeof before === 'number' && typeof after === 'number') return sign * (before - after);
    return sign * collator.compare(String(before), String(after));
  });
}
