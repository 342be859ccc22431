/** How long a transaction should take: long enough to be worth its commit, short enough for rows to be fresh. */
const targetSeconds = 1;
const smallestRows = 200;
/** Share of the latest batch in the estimate of the database's speed. */
const weightOfLatest = 0.3;

/** How many rows a batch may hold, by how fast the database takes them. */
export class BatchSize {
  private readonly largestRows: number;
  private rowsPerSecond: number | undefined;

  constructor(largestRows: number) {
    this.largestRows = largestRows;
  }

  get rows(): number {
    if (this.rowsPerSecond === undefined) return this.largestRows;
    const wanted = Math.round(this.rowsPerSecond * targetSeconds);
    return Math.min(this.largestRows, Math.max(wanted, smallestRows));
  }

  /** Notes how long a batch took; a small one says more about the commit than about rows. */
  noteWritten(rows: number, seconds: number): void {
    if (rows < Math.min(smallestRows, this.largestRows)) return;
    const latest = rows / Math.max(seconds, 0.001);
    const former = this.rowsPerSecond ?? latest;
    this.rowsPerSecond = former + (latest - former) * weightOfLatest;
  }
}
