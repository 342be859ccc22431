import { Worker } from 'node:worker_threads';
import { EngineFailure, type InterruptFlags } from './embedded-engine.ts';
import { EngineControl } from './engine-control.ts';
import type { EngineReport, EngineTask, EngineWorkerData } from './engine-messages.ts';

/** The other side of one exchange with the backend. */
export interface Conversation {
  /** Takes a piece of the reply; `read` is to be called when the client has it. */
  onPiece(piece: Buffer, read: () => void): void;
  /** The backend runs `copy … from stdin` and is blocked until `sendCopyData` gives it more. */
  onCopyDataWanted(): void;
}

export interface EngineOptions {
  readonly folder: string;
  /** Whether a commit waits until it is on the disk. */
  readonly fsync: boolean;
  /** How long a client may leave a piled-up reply unread before its query is cancelled. */
  readonly unreadReplyLimitMs: number;
}

/** How an exchange ended. */
export interface ExecOutcome {
  /** The client did not read in time; its query was cancelled and the rest of the reply dropped. */
  readonly unread: boolean;
}

interface Waiting {
  readonly conversation: Conversation;
  readonly resolve: (outcome: ExecOutcome) => void;
  readonly reject: (error: Error) => void;
}

const silentConversation: Conversation = {
  onPiece: (_piece, read) => read(),
  onCopyDataWanted: () => undefined,
};

/** JavaScript's own stack must outlast max_stack_depth of the backend (1 MiB of its own, kept elsewhere). */
const workerStackMiB = 256;

/**
 * The embedded database in a thread of its own, as the gateway's thread sees it. Opening → open ⇄ running → closed; a
 * thread that dies rejects whatever was asked of it and is lost from then on.
 */
export class EngineThread {
  readonly #worker: Worker;
  readonly #control: EngineControl;
  #interrupts: InterruptFlags | undefined;
  #waiting: Waiting | undefined;
  #failure: EngineFailure | undefined;
  /** Settled when the thread has ended, for whatever reason. */
  readonly ended: Promise<void>;

  private constructor(worker: Worker, control: EngineControl) {
    this.#worker = worker;
    this.#control = control;
    this.ended = new Promise((resolve) => worker.once('exit', () => resolve()));
    worker.on('message', (report: EngineReport) => this.#receive(report));
    worker.on('error', (error) => this.#fail(error));
    worker.on('exit', () => this.#fail(new Error('The thread has ended.')));
  }

  /** Opens the database folder in a new thread. */
  static async open(options: EngineOptions): Promise<EngineThread> {
    const control = new EngineControl();
    const workerData: EngineWorkerData = { ...options, control: control.buffer };
    const worker = new Worker(new URL('./start-engine-worker.js', import.meta.url), {
      workerData,
      resourceLimits: { stackSizeMb: workerStackMiB },
    });
    const thread = new EngineThread(worker, control);
    await thread.#wait(silentConversation);
    return thread;
  }

  /**
   * Runs frontend messages. One exchange at a time. `messages` must own its buffer, which goes to the other thread.
   * @throws EngineFailure when the backend dies.
   */
  async exec(messages: Uint8Array<ArrayBuffer>, conversation: Conversation): Promise<ExecOutcome> {
    const outcome = this.#wait(conversation);
    this.#send({ kind: 'exec', messages }, [messages.buffer]);
    return outcome;
  }

  /** Continues a `copy … from stdin`, once for each `onCopyDataWanted`. */
  sendCopyData(messages: Uint8Array<ArrayBuffer>): void {
    this.#send({ kind: 'data', messages }, [messages.buffer]);
    this.#control.inputSent();
  }

  /** Makes what runs now end with SQLSTATE 57014. */
  cancel(): void {
    if (this.#interrupts !== undefined) this.#control.cancelTask(this.#interrupts);
  }

  /** Writes a checkpoint, closes the files and ends the thread. */
  async close(): Promise<void> {
    const closed = this.#wait(silentConversation);
    this.#send({ kind: 'close' });
    await closed;
    await this.ended;
  }

  /** Ends the thread at once, as a crash would; committed rows are in the write-ahead log. */
  async terminate(): Promise<void> {
    await this.#worker.terminate();
  }

  #send(task: EngineTask, transfer: ArrayBuffer[] = []): void {
    this.#worker.postMessage(task, transfer);
  }

  #wait(conversation: Conversation): Promise<ExecOutcome> {
    if (this.#waiting !== undefined) throw new Error('The embedded database runs one exchange at a time.');
    if (this.#failure !== undefined) return Promise.reject(this.#failure);
    return new Promise((resolve, reject) => {
      this.#waiting = { conversation, resolve, reject };
    });
  }

  #receive(report: EngineReport): void {
    switch (report.kind) {
      case 'open':
        this.#interrupts = report.interrupts;
        this.#settle({ unread: false });
        break;
      case 'piece':
        this.#pass(report.piece);
        break;
      case 'wants-copy-data':
        // In this order, since the client may answer as soon as it has the piece.
        this.#waiting?.conversation.onCopyDataWanted();
        if (report.piece !== undefined) this.#pass(report.piece);
        break;
      case 'done':
        if (report.piece !== undefined) this.#pass(report.piece);
        this.#settle({ unread: report.unread });
        break;
      case 'closed':
        this.#settle({ unread: false });
    }
  }

  #pass(piece: Uint8Array<ArrayBuffer>): void {
    const read = (): void => this.#control.subtractUnread(piece.length);
    this.#waiting?.conversation.onPiece(Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength), read);
  }

  #settle(outcome: ExecOutcome): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.resolve(outcome);
  }

  #fail(cause: Error): void {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    this.#failure ??= new EngineFailure('The embedded database stopped.', { cause });
    waiting?.reject(this.#failure);
  }
}
