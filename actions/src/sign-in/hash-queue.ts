import { Refusal } from '../server/refusal.ts';

/** How much work is taken at once. */
export interface HashQueueLimits {
  readonly running: number;
  readonly waiting: number;
}

/**
 * Bounds expensive work. A task runs at once while fewer than `running` do, waits its turn while fewer than `waiting` do,
 * and is refused beyond that: memory and time stay bounded however many people sign in, or pretend to.
 */
export class HashQueue {
  readonly #limits: HashQueueLimits;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(limits: HashQueueLimits) {
    this.#limits = limits;
  }

  /** @throws {Refusal} when too many wait */
  async run<Result>(task: () => Promise<Result>): Promise<Result> {
    if (this.#running >= this.#limits.running) await this.#turn();
    else this.#running += 1;
    try {
      return await task();
    } finally {
      // Whoever is next takes over the place of this task.
      const next = this.#waiting.shift();
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  async #turn(): Promise<void> {
    if (this.#waiting.length >= this.#limits.waiting) {
      throw new Refusal({
        status: 429,
        code: 'too-many-attempts',
        message: 'Very many people are signing in. Try again in a minute.',
      });
    }
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }
}
