import type { ReactNode } from 'react';

/** A column of a table. */
export interface Column<Row> {
  readonly id: string;
  readonly label: string;
  /** What the column is sorted and searched by, and shown where there is no `cell`. */
  readonly value: (row: Row) => string | number | null;
  readonly cell?: (row: Row) => ReactNode;
  /** Stays on one line, as a code or a time that nobody reads in parts. */
  readonly isWhole?: boolean;
}

/** The column that a table is sorted by; undefined: as the rows come. */
export interface Sorting {
  readonly columnId: string;
  readonly direction: 'ascending' | 'descending';
}
