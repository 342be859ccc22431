/** A relationship resolved to the pairs of columns that join it. */
export interface Relationship {
  readonly kind: 'object' | 'array';
  readonly name: string;
  /** Key of the table it leads to, in the same source. */
  readonly target: string;
  readonly columnPairs: readonly ColumnPair[];
  /** Only an object relationship over not-null columns of this table's own foreign key is not nullable. */
  readonly isNullable: boolean;
  readonly isManual: boolean;
  /** Which row a nested insert writes first. */
  readonly insertionOrder: 'before-parent' | 'after-parent';
  readonly comment: string | null;
}

export interface ColumnPair {
  /** Column of the table that has the relationship. */
  readonly local: string;
  /** Column of the table it leads to. */
  readonly remote: string;
}
