import type { EventLog } from './event-log.ts';

const lookAfterMs = 5_000;

/**
 * Takes up events that an engine was delivering when it died, while others live. An engine is taken for dead when two
 * looks have missed it, since a living one needs a moment where its connection has to be made again.
 */
export class LostEvents {
  readonly #log: EventLog;
  readonly #onFault: (error: unknown) => void;
  #missed: readonly number[] = [];
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();

  constructor(log: EventLog, onFault: (error: unknown) => void) {
    this.#log = log;
    this.#onFault = onFault;
  }

  start(): void {
    this.#timer = setTimeout(() => {
      this.#looking = this.#look().catch(this.#onFault);
      this.start();
    }, lookAfterMs);
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#looking;
  }

  async #look(): Promise<void> {
    const missing = await this.#log.lostEngines();
    const dead = missing.filter((engine) => this.#missed.includes(engine));
    if (dead.length > 0) await this.#log.giveBackOfEngines(dead);
    this.#missed = missing;
  }
}
