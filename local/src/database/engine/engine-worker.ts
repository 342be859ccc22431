import { parentPort, receiveMessageOnPort, workerData, type MessagePort } from 'node:worker_threads';
import type { EmbeddedEngine, Exchange } from './embedded-engine.ts';
import { EngineControl } from './engine-control.ts';
import type { EngineReport, EngineTask, EngineWorkerData } from './engine-messages.ts';
import { openPgliteEngine } from './pglite-engine.ts';

/** More of a reply than this waits in the gateway's thread only until the client reads. */
const unreadReplyLimitBytes = 33_554_432;

/** The thread of the embedded database: opens the folder, then runs one task after another until told to close. */
async function main(): Promise<void> {
  const port = parentPort;
  if (port === null) throw new Error('engine-worker.ts runs as a worker thread only');
  const data = workerData as EngineWorkerData;
  const engine = await openPgliteEngine(data);
  const tasks = new TaskRunner(engine, port, data);
  port.on('message', (task: EngineTask) => tasks.run(task));
  send(port, { kind: 'open', interrupts: engine.interrupts });
}

function send(port: MessagePort, report: EngineReport, transfer: ArrayBuffer[] = []): void {
  port.postMessage(report, transfer);
}

class TaskRunner implements Exchange {
  readonly #engine: EmbeddedEngine;
  readonly #port: MessagePort;
  readonly #control: EngineControl;
  readonly #unreadReplyLimitMs: number;
  /** The latest piece: sent with `done` when it was the last one, which spares a message. */
  #held: Uint8Array<ArrayBuffer> | undefined;
  #unread = false;

  constructor(engine: EmbeddedEngine, port: MessagePort, data: EngineWorkerData) {
    this.#engine = engine;
    this.#port = port;
    this.#control = new EngineControl(data.control);
    this.#unreadReplyLimitMs = data.unreadReplyLimitMs;
  }

  run(task: EngineTask): void {
    switch (task.kind) {
      case 'exec':
        this.#exec(task.messages);
        break;
      case 'data':
        // The statement ended before its copy data arrived.
        break;
      case 'close':
        this.#engine.close();
        send(this.#port, { kind: 'closed' });
        this.#port.close();
    }
  }

  onReply(piece: Uint8Array<ArrayBuffer>): void {
    this.#sendHeld();
    if (this.#unread) return;
    this.#control.addUnread(piece.length);
    if (!this.#control.awaitRead(unreadReplyLimitBytes, this.#unreadReplyLimitMs)) {
      this.#unread = true;
      this.#engine.cancel();
    }
    this.#held = piece;
  }

  awaitCopyData(): Uint8Array {
    const piece = this.#held;
    this.#held = undefined;
    send(this.#port, { kind: 'wants-copy-data', piece }, piece === undefined ? [] : [piece.buffer]);
    for (;;) {
      const seen = this.#control.inputsSent();
      const received = receiveMessageOnPort(this.#port) as { readonly message: EngineTask } | undefined;
      if (received?.message.kind === 'data') return received.message.messages;
      if (received === undefined) this.#control.awaitInput(seen);
    }
  }

  #exec(messages: Uint8Array): void {
    this.#unread = false;
    this.#control.beginTask();
    this.#engine.exec(messages, this);
    this.#control.endTask(this.#engine.interrupts);
    const piece = this.#held;
    this.#held = undefined;
    send(this.#port, { kind: 'done', piece, unread: this.#unread }, piece === undefined ? [] : [piece.buffer]);
  }

  #sendHeld(): void {
    const piece = this.#held;
    this.#held = undefined;
    if (piece !== undefined) send(this.#port, { kind: 'piece', piece }, [piece.buffer]);
  }
}

await main();
