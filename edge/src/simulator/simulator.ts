import type { Logger } from 'pino';
import type { Settings } from '../settings.ts';
import { LineSimulation } from './line-simulation.ts';
import { Operators } from './operators/operators.ts';
import { plantLines } from './plant/factories.ts';
import { SimulatedClock } from './simulated-clock.ts';

/** How often simulated time is moved on; readings fall on their own moments, whatever this is. */
const tickMs = 100;
/** Catching up is done in steps of simulated time, and leaves part of every tick to the network. */
const longestStepMs = 10_000;
const busyMs = 70;

/**
 * The demo factories: simulated PLCs, the Sparkplug edge nodes that read them, and the operators beside them.
 * Simulated time begins at `from` and runs at `speed` until it has caught up with the real clock.
 */
export class Simulator {
  readonly #lines: readonly LineSimulation[];
  readonly #clock: SimulatedClock;
  readonly #log: Logger;
  readonly #operators: Operators | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(settings: Settings, log: Logger) {
    const now = Date.now();
    const from = settings.from ?? now;
    this.#log = log;
    this.#clock = new SimulatedClock({ from, speed: settings.speed }, now);
    this.#lines = plantLines.map((plantLine) => new LineSimulation(plantLine, from, settings, log));
    const { databaseUrl, seed } = settings;
    this.#operators =
      databaseUrl === undefined ? undefined : new Operators({ databaseUrl, seed, now: () => this.#clock.now, log });
  }

  start(): void {
    for (const { gateway } of this.#lines) gateway.start();
    this.#operators?.start();
    this.#timer = setInterval(() => this.#tick(), tickMs);
  }

  /** Takes every edge node off the network in order (NDEATH, DISCONNECT) and writes everything down. */
  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.all([this.#operators?.stop(), ...this.#lines.map(({ gateway }) => gateway.stop())]);
  }

  #tick(): void {
    const realNow = Date.now();
    if (!this.#clock.isCaughtUp && !this.#lines.every(({ keepsPace }) => keepsPace)) {
      this.#clock.hold(realNow);
      return;
    }
    this.#advanceTowards(this.#clock.target(realNow), performance.now() + busyMs);
  }

  /** In steps, for as long as the deadline allows; what is left over waits for the next tick. */
  #advanceTowards(target: number, deadline: number): void {
    do {
      const time = Math.min(target, this.#clock.now + longestStepMs);
      for (const line of this.#lines) line.advance(time);
      if (this.#clock.reached(time)) this.#log.info('Simulated time has caught up with the real clock');
    } while (this.#clock.now < target && performance.now() < deadline);
  }
}
