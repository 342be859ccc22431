import { BatchSize } from './batch-size.ts';
import { RowBatch } from './row-batch.ts';

export interface BatchQueueOptions {
  /** Rows of a batch at the most; fewer where the database is slow. */
  readonly batchRows: number;
  readonly flushAfterMs: number;
  /** What may be held before whoever fills the queue has to wait. */
  readonly queueRows: number;
  readonly queueBytes: number;
}

/**
 * Batches between the intake and the writer.
 *
 * One batch is open and takes rows. It is sealed when it holds as many as the database takes in a second, or handed to an idle writer when it is
 * `flushAfterMs` old. While the writer is busy the open batch goes on growing, so batches are small when there is time
 * and large when there is none. A batch counts as pending until the writer says that it is done.
 */
export class BatchQueue {
  private readonly options: BatchQueueOptions;
  private readonly batchSize: BatchSize;
  private openBatch = new RowBatch(performance.now());
  private readonly sealed: RowBatch[] = [];
  private inHand: RowBatch | undefined;
  private dueBatch: RowBatch | undefined;
  private wake: () => void = () => undefined;
  private isClosed = false;

  constructor(options: BatchQueueOptions) {
    this.options = options;
    this.batchSize = new BatchSize(options.batchRows);
  }

  /** The batch that takes rows now. */
  get open(): RowBatch {
    if (this.openBatch.size >= this.batchSize.rows) this.seal();
    if (this.openBatch.isEmpty) {
      this.openBatch = new RowBatch(performance.now());
      this.makeDueLater(this.openBatch);
    }
    return this.openBatch;
  }

  /** Rows that are not committed yet. */
  get pendingRows(): number {
    const sealedRows = this.sealed.reduce((rows, batch) => rows + batch.size, 0);
    return sealedRows + this.openBatch.size + (this.inHand?.size ?? 0);
  }

  /** 1: nothing more may be taken; 0: all is committed. */
  get fullness(): number {
    const bytes = [...this.sealed, this.openBatch].reduce((sum, batch) => sum + batch.bytes, this.inHand?.bytes ?? 0);
    return Math.max(this.pendingRows / this.options.queueRows, bytes / this.options.queueBytes);
  }

  /** How long the oldest uncommitted batch has been waiting, in ms; 0 when there is none. */
  get oldestPendingMs(): number {
    const oldest = this.inHand ?? this.sealed[0] ?? this.openBatch;
    return oldest.isEmpty ? 0 : performance.now() - oldest.startedAt;
  }

  /** The next batch to write; waits until one is due. `undefined` once the queue is closed and empty. */
  async next(): Promise<RowBatch | undefined> {
    for (;;) {
      const batch = this.takeDue();
      if (batch !== undefined) return batch;
      if (this.isClosed) return undefined;
      await new Promise<void>((resolve) => (this.wake = resolve));
    }
  }

  /** The writer has committed the batch that it took, in so many seconds. */
  done(seconds: number): void {
    if (this.inHand !== undefined) this.batchSize.noteWritten(this.inHand.size, seconds);
    this.inHand = undefined;
  }

  /** Hands out what is left, due or not, and then ends. */
  close(): void {
    this.isClosed = true;
    this.wake();
  }

  private takeDue(): RowBatch | undefined {
    const isOpenDue = !this.openBatch.isEmpty && (this.isClosed || this.openBatch === this.dueBatch);
    if (this.sealed.length === 0 && isOpenDue) this.seal();
    this.inHand = this.sealed.shift();
    return this.inHand;
  }

  /** By identity, not by the clock: a timer may fire a fraction early, and would then never be looked at again. */
  private makeDueLater(batch: RowBatch): void {
    setTimeout(() => {
      this.dueBatch = batch;
      this.wake();
    }, this.options.flushAfterMs);
  }

  private seal(): void {
    this.sealed.push(this.openBatch);
    this.openBatch = new RowBatch(performance.now());
    this.wake();
  }
}
