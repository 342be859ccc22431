/** A wait in the queue that its owner gave up, or that somebody cancelled. */
export class TurnCancelled extends Error {
  override readonly name = 'TurnCancelled';
}

interface Waiter {
  readonly owner: object;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** The right to use the one backend, given to one owner at a time, first come, first served. */
export class TurnQueue {
  readonly #waiters: Waiter[] = [];
  #isTaken = false;

  async acquire(owner: object): Promise<void> {
    if (!this.#isTaken) {
      this.#isTaken = true;
      return;
    }
    await new Promise<void>((resolve, reject) => this.#waiters.push({ owner, resolve, reject }));
  }

  release(): void {
    const next = this.#waiters.shift();
    if (next === undefined) this.#isTaken = false;
    else next.resolve();
  }

  /** Ends the owner's wait, if it waits, with TurnCancelled. */
  cancel(owner: object): boolean {
    const index = this.#waiters.findIndex((waiter) => waiter.owner === owner);
    const [waiter] = index < 0 ? [] : this.#waiters.splice(index, 1);
    waiter?.reject(new TurnCancelled());
    return waiter !== undefined;
  }
}
