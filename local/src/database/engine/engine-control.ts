import { clearQueryCancel, raiseQueryCancel, type InterruptFlags } from './embedded-engine.ts';

const words = { phase: 0, inputsSent: 1, unreadBytes: 2 } as const;
const phases = { idle: 0, running: 1, cancelling: 2 } as const;

/**
 * The few words that the gateway's thread and the database's thread share.
 *
 * `phase` keeps a cancel from hitting a later query: idle → running when a task begins; the gateway's thread moves
 * running → cancelling while it sets the backend's flags, and back; the database's thread ends a task by running →
 * idle, waiting out a cancelling, and then clears the flags.
 */
export class EngineControl {
  readonly buffer: SharedArrayBuffer;
  readonly #words: Int32Array;

  constructor(buffer = new SharedArrayBuffer(Object.keys(words).length * 4)) {
    this.buffer = buffer;
    this.#words = new Int32Array(buffer);
  }

  beginTask(): void {
    Atomics.store(this.#words, words.phase, phases.running);
  }

  endTask(interrupts: InterruptFlags): void {
    while (Atomics.compareExchange(this.#words, words.phase, phases.running, phases.idle) === phases.cancelling);
    clearQueryCancel(interrupts);
  }

  /** Cancels what runs; does nothing when nothing does. */
  cancelTask(interrupts: InterruptFlags): void {
    if (Atomics.compareExchange(this.#words, words.phase, phases.running, phases.cancelling) !== phases.running) return;
    raiseQueryCancel(interrupts);
    Atomics.store(this.#words, words.phase, phases.running);
  }

  /** Told after a message that a blocked database thread may wait for. */
  inputSent(): void {
    Atomics.add(this.#words, words.inputsSent, 1);
    Atomics.notify(this.#words, words.inputsSent);
  }

  inputsSent(): number {
    return Atomics.load(this.#words, words.inputsSent);
  }

  /** Blocks until more inputs were sent than `seen`. */
  awaitInput(seen: number): void {
    Atomics.wait(this.#words, words.inputsSent, seen);
  }

  addUnread(bytes: number): number {
    return Atomics.add(this.#words, words.unreadBytes, bytes) + bytes;
  }

  subtractUnread(bytes: number): void {
    Atomics.sub(this.#words, words.unreadBytes, bytes);
    Atomics.notify(this.#words, words.unreadBytes);
  }

  /** Blocks while more than `limitBytes` are unread; false when nothing was read for `withinMs`. */
  awaitRead(limitBytes: number, withinMs: number): boolean {
    for (;;) {
      const unread = Atomics.load(this.#words, words.unreadBytes);
      if (unread <= limitBytes) return true;
      if (Atomics.wait(this.#words, words.unreadBytes, unread, withinMs) === 'timed-out') return false;
    }
  }
}
