/** How often and in which portions a poller looks. */
export interface Pace {
  readonly refetchAfterMs: number;
  readonly batchSize: number;
}

/** What a poller looks after, and how. */
export interface PollerParts<Entry> {
  readonly pace: Pace;
  /** Must not reject. */
  readonly look: (entries: readonly Entry[]) => Promise<void>;
  /** Whether `changed` will be called when there may be something new. */
  readonly isTold: () => boolean;
}

/** Even a poller that is told looks now and then: rows may go without a statement that writes, as with a dropped chunk. */
const restMs = 60_000;

/**
 * Looks after entries again and again.
 *
 * - Empty: without entries nothing is scheduled.
 * - Looking: entries that have just come, or those that became due, are looked after in batches; who comes in the same
 *   turn of the event loop shares a batch. Whatever comes meanwhile follows at once, so that no entry is ever looked
 *   after twice at a time.
 * - Pausing: begins when nothing is due, and ends after `refetchAfterMs`: with everything due, or, when the poller is
 *   told of changes, with what has become stale since it was looked after.
 * - Resting: nothing was stale. Ends with the first change, or after `restMs` with everything due.
 */
export class Poller<Entry> {
  readonly #parts: PollerParts<Entry>;
  readonly #entries = new Set<Entry>();
  readonly #due = new Set<Entry>();
  readonly #stale = new Set<Entry>();
  #state: 'empty' | 'looking' | 'pausing' | 'resting' = 'empty';
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: PollerParts<Entry>) {
    this.#parts = parts;
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
    this.#lookAfter([entry]);
  }

  remove(entry: Entry): void {
    this.#entries.delete(entry);
    this.#due.delete(entry);
    this.#stale.delete(entry);
    if (this.isEmpty && this.#state !== 'looking') this.#wait('empty');
  }

  /** Something may be new for all entries. */
  changed(): void {
    this.#markStale(this.#entries);
  }

  /** Something may be new for an entry. */
  lookAgain(entry: Entry): void {
    if (this.#entries.has(entry)) this.#markStale([entry]);
  }

  #markStale(entries: Iterable<Entry>): void {
    for (const entry of entries) this.#stale.add(entry);
    if (this.#state === 'resting') this.#lookAfter(this.#stale);
  }

  #lookAfter(entries: Iterable<Entry>): void {
    for (const entry of entries) this.#due.add(entry);
    if (this.#state === 'looking') return;
    this.#wait('looking');
    setImmediate(() => void this.#lookAfterDue());
  }

  async #lookAfterDue(): Promise<void> {
    while (this.#due.size > 0) {
      const due = [...this.#due];
      this.#due.clear();
      for (const entry of due) this.#stale.delete(entry);
      await Promise.all(batches(due, this.#parts.pace.batchSize).map((batch) => this.#parts.look(batch)));
    }
    this.#wait(this.isEmpty ? 'empty' : 'pausing');
  }

  #afterPause(): void {
    const next = this.#parts.isTold() ? this.#stale : this.#entries;
    if (next.size > 0) this.#lookAfter(next);
    else this.#wait('resting');
  }

  #wait(state: 'empty' | 'looking' | 'pausing' | 'resting'): void {
    clearTimeout(this.#timer);
    this.#state = state;
    if (state === 'pausing') this.#timer = setTimeout(() => this.#afterPause(), this.#parts.pace.refetchAfterMs);
    if (state === 'resting') this.#timer = setTimeout(() => this.#lookAfter(this.#entries), restMs);
  }
}

function batches<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const count = Math.ceil(items.length / Math.max(1, size));
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}
