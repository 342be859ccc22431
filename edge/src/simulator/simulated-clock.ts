export interface SimulatedClockOptions {
  /** Where simulated time begins, in milliseconds since the epoch. */
  readonly from: number;
  /** Simulated seconds per real second while behind the real clock. */
  readonly speed: number;
}

/**
 * Simulated time, in milliseconds since the epoch, in two phases:
 *
 * - behind: it began in the past and runs at its speed. It pauses when what is simulated can't be taken away fast
 *   enough (`hold`), and goes on from wherever the work got to (`reached`).
 * - caught up: it has met the real clock, is the real clock from then on, and never pauses.
 *
 * It never runs ahead of the real clock and never backwards.
 */
export class SimulatedClock {
  readonly #speed: number;
  #simulated: number;
  #real: number;
  #isCaughtUp: boolean;

  constructor({ from, speed }: SimulatedClockOptions, realNow: number) {
    this.#speed = speed;
    this.#simulated = Math.min(from, realNow);
    this.#real = realNow;
    this.#isCaughtUp = from >= realNow;
  }

  get now(): number {
    return this.#simulated;
  }

  get isCaughtUp(): boolean {
    return this.#isCaughtUp;
  }

  /** How far simulated time may go, at the real time `realNow`. */
  target(realNow: number): number {
    const passedMs = Math.max(0, realNow - this.#real);
    const allowed = this.#isCaughtUp ? realNow : Math.min(realNow, this.#simulated + passedMs * this.#speed);
    this.#real = realNow;
    return Math.max(allowed, this.#simulated);
  }

  /** Simulated time got to `time`, which may be short of the target. True when it has just caught up. */
  reached(time: number): boolean {
    this.#simulated = Math.max(time, this.#simulated);
    const hasJustCaughtUp = !this.#isCaughtUp && this.#simulated >= this.#real;
    if (hasJustCaughtUp) this.#isCaughtUp = true;
    return hasJustCaughtUp;
  }

  /** Lets real time pass without simulated time. */
  hold(realNow: number): void {
    this.#real = realNow;
  }
}
