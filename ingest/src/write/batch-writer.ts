import { setTimeout as wait } from 'node:timers/promises';
import { backOffDelayMs } from '@andon/mqtt';
import type { BatchQueue } from './batch-queue.ts';
import { describeFault } from './database-fault.ts';
import { DatabaseSession } from './database-session.ts';
import { DuplicateForecast } from './duplicate-forecast.ts';
import type { RowBatch } from './row-batch.ts';
import { writeBatch } from './write-batch.ts';
import type { WriteOutcome } from './write-batch.ts';

const backOff = { firstMs: 100, longestMs: 5_000 };

export interface BatchWriterEvents {
  readonly onCommitted: (batch: RowBatch, outcome: WriteOutcome, seconds: number) => void;
  readonly onFault: (fault: string, retryInMs: number) => void;
}

/** The one writer: takes batch after batch off the queue, tries each until it is committed, then acknowledges it. */
export class BatchWriter {
  private readonly queue: BatchQueue;
  private readonly database: DatabaseSession;
  private readonly events: BatchWriterEvents;
  private readonly forecast = new DuplicateForecast();
  private readonly giveUp = new AbortController();

  constructor(queue: BatchQueue, databaseUrl: string, events: BatchWriterEvents) {
    this.queue = queue;
    this.database = new DatabaseSession(databaseUrl);
    this.events = events;
  }

  /** Writes until the queue is closed and empty. Rejects when it was told to give up with batches unwritten. */
  async run(): Promise<void> {
    try {
      for (let batch = await this.queue.next(); batch !== undefined; batch = await this.queue.next()) {
        await this.writeUntilCommitted(batch);
      }
    } finally {
      await this.database.close();
    }
  }

  /** Makes `run` reject after the attempt in hand: nothing unwritten is acknowledged, so the sender still has it. */
  abandon(): void {
    this.giveUp.abort();
    this.database.discard();
  }

  private async writeUntilCommitted(batch: RowBatch): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      const startedAt = performance.now();
      try {
        const outcome = await writeBatch(this.database, batch, this.forecast);
        const seconds = (performance.now() - startedAt) / 1_000;
        this.queue.done(seconds);
        for (const acknowledge of batch.acknowledgements) acknowledge();
        this.events.onCommitted(batch, outcome, seconds);
        return;
      } catch (error) {
        this.database.discard();
        const retryInMs = backOffDelayMs(attempt, backOff);
        this.events.onFault(describeFault(error), retryInMs);
        await wait(retryInMs, undefined, { signal: this.giveUp.signal });
      }
    }
  }
}
