const lowMark = 0.25;
const targetMark = 0.5;
const releaseMark = 0.8;

/** How much slower than the machine before it a machine runs to let the buffer between them fill again. */
export const replenishingPace = 0.95;

/**
 * The conveyor between two machines. Its level decides what they may do:
 *
 * - flowing: both run at their own speed.
 * - replenishing: entered at the low mark, left at the target. The machine after it keeps a little behind the one before.
 * - starving: entered when it is empty and nothing comes in, left at the low mark. The machine after it stands still.
 * - blocking: entered when it is full and nothing goes out, left at the release mark. The machine before it stands still.
 *
 * Full while something goes out is no state of its own: the machine before it then runs at the pace of the one after.
 */
export class LineBuffer {
  readonly #capacity: number;
  readonly #marks: readonly number[];
  #level: number;
  #isReplenishing = false;
  #isStarving = false;
  #isBlocking = false;

  constructor(capacity: number) {
    this.#capacity = capacity;
    this.#marks = [0, lowMark, targetMark, releaseMark, 1].map((mark) => mark * capacity);
    this.#level = capacity * targetMark;
  }

  get isReplenishing(): boolean {
    return this.#isReplenishing;
  }

  get isStarving(): boolean {
    return this.#isStarving;
  }

  get isBlocking(): boolean {
    return this.#isBlocking;
  }

  get isFull(): boolean {
    return this.#level >= this.#capacity;
  }

  /** Moves the level on by `durationMs` at these flows in units per millisecond, then draws the conclusions. */
  flow(inflow: number, outflow: number, durationMs: number): void {
    this.#level += (inflow - outflow) * durationMs;
    if (this.#level <= this.#capacity * lowMark) this.#isReplenishing = true;
    if (this.#level >= this.#capacity * targetMark) this.#isReplenishing = false;
    if (this.#level >= this.#capacity * lowMark) this.#isStarving = false;
    if (this.#level <= this.#capacity * releaseMark) this.#isBlocking = false;
  }

  /** Judges an empty or full buffer by the flows that now hold. */
  judge(inflow: number, outflow: number): void {
    if (this.#level <= 0 && inflow === 0) this.#isStarving = true;
    if (this.#level >= this.#capacity && outflow === 0) this.#isBlocking = true;
  }

  /** Milliseconds until the level reaches the next mark at these flows; infinite when it never does. */
  timeToNextMark(inflow: number, outflow: number): number {
    const slope = inflow - outflow;
    if (slope === 0) return Number.POSITIVE_INFINITY;
    const next =
      slope > 0 ? this.#marks.find((mark) => mark > this.#level) : this.#marks.findLast((mark) => mark < this.#level);
    return next === undefined ? Number.POSITIVE_INFINITY : (next - this.#level) / slope;
  }
}
