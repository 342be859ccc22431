import { TurnCancelled, type TurnQueue } from './turn-queue.ts';

/** One connection's turn at the only backend: waited for, held over as many batches as needed, then passed on. */
export class Turn {
  readonly #queue: TurnQueue;
  #isHeld = false;
  #isCancelled = false;

  constructor(queue: TurnQueue) {
    this.#queue = queue;
  }

  get isHeld(): boolean {
    return this.#isHeld;
  }

  /** @throws TurnCancelled when `cancel` came before the turn did. */
  async take(): Promise<void> {
    if (this.#isHeld) return;
    this.#isCancelled = false;
    await this.#queue.acquire(this);
    this.#isHeld = true;
  }

  /** Ends the wait for the turn; one that has just come is rejected by `rejectCancelled`. */
  cancel(): void {
    this.#isCancelled = !this.#queue.cancel(this);
  }

  /** @throws TurnCancelled, and passes the turn on, when `cancel` came after it. */
  rejectCancelled(): void {
    if (!this.#isCancelled) return;
    this.release();
    throw new TurnCancelled();
  }

  /** Passes the turn on, if it is held. */
  release(): void {
    if (!this.#isHeld) return;
    this.#isHeld = false;
    this.#queue.release();
  }
}
