/** How often and in which portions a poller looks. */
export interface Pace {
  readonly refetchAfterMs: number;
  readonly batchSize: number;
}

/**
 * Looks after entries again and again.
 *
 * - Empty: without entries nothing is scheduled.
 * - Due: entries that have just come, or all of them when the pause is over, are looked after in batches; who comes in
 *   the same turn of the event loop shares a batch. Whatever becomes due meanwhile follows at once, so that no entry is
 *   ever looked after twice at a time.
 * - Pausing: begins when nothing is due, and ends after `refetchAfterMs` with everything due.
 */
export class Poller<Entry> {
  readonly #pace: Pace;
  readonly #look: (entries: readonly Entry[]) => Promise<void>;
  readonly #entries = new Set<Entry>();
  readonly #due = new Set<Entry>();
  #isLooking = false;
  #pause: NodeJS.Timeout | undefined;

  /** @param look must not reject */
  constructor(pace: Pace, look: (entries: readonly Entry[]) => Promise<void>) {
    this.#pace = pace;
    this.#look = look;
  }

  get isEmpty(): boolean {
    return this.#entries.size === 0;
  }

  has(entry: Entry): boolean {
    return this.#entries.has(entry);
  }

  /** Adds an entry, or makes one due that is there. */
  add(entry: Entry): void {
    this.#entries.add(entry);
    this.#due.add(entry);
    this.#wake();
  }

  remove(entry: Entry): void {
    this.#entries.delete(entry);
    this.#due.delete(entry);
    if (this.isEmpty) this.#endPause();
  }

  #wake(): void {
    if (this.#isLooking) return;
    this.#isLooking = true;
    setImmediate(() => void this.#lookAfterDue());
  }

  async #lookAfterDue(): Promise<void> {
    while (this.#due.size > 0) {
      const due = [...this.#due];
      this.#due.clear();
      await Promise.all(batches(due, this.#pace.batchSize).map((batch) => this.#look(batch)));
    }
    this.#isLooking = false;
    if (!this.isEmpty) this.#beginPause();
  }

  #beginPause(): void {
    this.#pause ??= setTimeout(() => {
      this.#pause = undefined;
      for (const entry of this.#entries) this.#due.add(entry);
      this.#wake();
    }, this.#pace.refetchAfterMs);
  }

  #endPause(): void {
    clearTimeout(this.#pause);
    this.#pause = undefined;
  }
}

function batches<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / Math.max(1, size));
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
