import { Worker } from 'node:worker_threads';
import { EngineFailure } from './embedded-engine.ts';
import type { EngineReport, EngineTask, EngineWorkerData } from './engine-messages.ts';

interface Waiting {
  readonly onPiece: (piece: Buffer) => void;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * The embedded database in a thread of its own, as the gateway's thread sees it. Opening → open ⇄ running → closed; a
 * thread that dies rejects whatever was asked of it and is `lost` from then on.
 */
export class EngineThread {
  readonly #worker: Worker;
  #waiting: Waiting | undefined;
  /** Settled when the thread has ended, for whatever reason. */
  readonly ended: Promise<void>;

  private constructor(worker: Worker) {
    this.#worker = worker;
    this.ended = new Promise((resolve) => worker.once('exit', () => resolve()));
    worker.on('message', (report: EngineReport) => this.#receive(report));
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', () => this.#fail(new Error('The thread has ended.')));
  }

  /** Opens the database folder in a new thread. */
  static async open(data: EngineWorkerData): Promise<EngineThread> {
    const thread = new EngineThread(
      new Worker(new URL('./start-engine-worker.js', import.meta.url), { workerData: data }),
    );
    await thread.#wait(() => undefined);
    return thread;
  }

  /** Runs frontend messages; `onPiece` receives the reply while it is produced. One exchange at a time. */
  async exec(messages: Uint8Array, onPiece: (piece: Buffer) => void): Promise<void> {
    const done = this.#wait(onPiece);
    this.#worker.postMessage({ kind: 'exec', messages } satisfies EngineTask);
    await done;
  }

  /** Writes a checkpoint, closes the files and ends the thread. */
  async close(): Promise<void> {
    const closed = this.#wait(() => undefined);
    this.#worker.postMessage({ kind: 'close' } satisfies EngineTask);
    await closed;
    await this.ended;
  }

  /** Ends the thread at once, as a crash would; committed rows are in the write-ahead log. */
  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  #wait(onPiece: (piece: Buffer) => void): Promise<void> {
    if (this.#waiting !== undefined) throw new Error('The embedded database runs one exchange at a time.');
    return new Promise((resolve, reject) => {
      this.#waiting = { onPiece, resolve, reject };
    });
  }

  #receive(report: EngineReport): void {
    const waiting = this.#waiting;
    switch (report.kind) {
      case 'piece':
        waiting?.onPiece(Buffer.from(report.piece.buffer, report.piece.byteOffset, report.piece.byteLength));
        break;
      case 'open':
      case 'done':
      case 'closed':
        this.#waiting = undefined;
        waiting?.resolve();
    }
  }

  #fail(cause: Error): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.reject(new EngineFailure('The embedded database stopped.', { cause }));
  }
}
