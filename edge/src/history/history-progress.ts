/** How far a run of `seedHistory` has come. */
export interface HistoryProgress {
  /** Group and edge node of the line at work. */
  readonly line: string;
  /** 0 to 1, over all lines. */
  readonly part: number;
  /** Written so far in this run. */
  readonly samples: number;
}

/** What a run of `seedHistory` did. */
export interface HistoryOutcome {
  readonly samples: number;
  readonly measurements: number;
  readonly orders: number;
  readonly justifiedStops: number;
  /** Lines whose history was complete before, so that nothing was added. */
  readonly linesAlreadyThere: number;
  readonly lines: number;
}

/** History can't be written into this database; the message says what to do. */
export class HistoryError extends Error {
  override readonly name = 'HistoryError';
}
