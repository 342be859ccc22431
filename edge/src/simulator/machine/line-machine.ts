import { behave } from './behaviour.ts';
import type { Character } from './character.ts';
import type { MachineSample } from './machine-sample.ts';
import { packmlState, type PackmlState } from './packml.ts';
import type { Phase } from './phase.ts';
import { ProcessSignal } from './process-signal.ts';
import { createRandom, fractionOf, hashPair, hashText, type Random } from './random.ts';

const minuteMs = 60_000;
const speedNoisePeriodMs = 5_000;
const speedNoiseRatio = 0.006;

/**
 * One machine in its line: what it would do by itself (its phase) and what its neighbours let it do (its rate).
 * Between two changes the rate is constant, so every reading in between is exact however often it is taken.
 */
export class LineMachine {
  readonly character: Character;
  readonly #behaviour: Generator<Phase, never>;
  readonly #signals: readonly ProcessSignal[];
  readonly #noiseSeed: number;
  #phase: Phase;
  #phaseEndsAt: number;
  #changedAt: number;
  #produced = 0;
  #scrapped = 0;
  #ratePerMs = 0;
  #state: PackmlState;

  constructor(character: Character, seed: string, startsAt: number) {
    const random: Random = createRandom(seed);
    this.character = character;
    this.#behaviour = behave(character, random);
    this.#signals = character.processMetrics.map((metric) => new ProcessSignal(metric, seed, startsAt));
    this.#noiseSeed = hashText(`${seed}/speed`);
    this.#phase = this.#behaviour.next().value;
    this.#phaseEndsAt = startsAt + this.#phase.durationMs;
    this.#changedAt = startsAt;
    this.#state = this.#phase.state;
  }

  get phaseEndsAt(): number {
    return this.#phaseEndsAt;
  }

  get isProducing(): boolean {
    return this.#state === packmlState.execute;
  }

  /** Units per millisecond that the machine would make if its neighbours let it. */
  get ownRatePerMs(): number {
    return (this.#phase.speedRatio * this.character.idealRatePerMinute) / minuteMs;
  }

  /** Units per millisecond that it takes from the machine before it. */
  get ratePerMs(): number {
    return this.#ratePerMs;
  }

  /** Part of its output that goes on to the next machine. */
  get goodRatio(): number {
    return 1 - this.#phase.scrapRatio;
  }

  /** Counts what was made until `time`. */
  settle(time: number): void {
    this.#produced = this.#producedAt(time);
    this.#scrapped = this.#scrappedAt(time);
    this.#changedAt = time;
  }

  /** Goes to the next phase when the present one ends at `time`. */
  enterPhaseDueAt(time: number): void {
    while (this.#phaseEndsAt <= time) {
      this.#phase = this.#behaviour.next().value;
      this.#phaseEndsAt += this.#phase.durationMs;
    }
  }

  /** From `time` (the last settled one) on the machine works at `ratePerMs`; one that could but may not is suspended. */
  work(ratePerMs: number, time: number): void {
    const isHeldUp = this.#phase.speedRatio > 0 && ratePerMs === 0;
    this.#state = isHeldUp ? packmlState.suspended : this.#phase.state;
    if (ratePerMs === this.#ratePerMs) return;
    this.#ratePerMs = ratePerMs;
    const speedRatio = (ratePerMs * minuteMs) / this.character.idealRatePerMinute;
    for (const signal of this.#signals) signal.follow(speedRatio, time);
  }

  /** What the PLC shows at `time`, which must not lie before the last change nor after the next one. */
  read(machine: number, time: number, withProcessValues: boolean): MachineSample {
    return {
      machine,
      time,
      state: this.#state,
      mode: this.#phase.mode,
      speed: this.#speedAt(time),
      producedCounter: this.#counterOf(this.#producedAt(time), this.character.counter.startsAt),
      scrapCounter: this.#counterOf(this.#scrappedAt(time), 0),
      processValues: withProcessValues ? this.#signals.map((signal) => signal.valueAt(time)) : undefined,
    };
  }

  #producedAt(time: number): number {
    return this.#produced + this.#ratePerMs * (time - this.#changedAt);
  }

  #scrappedAt(time: number): number {
    return this.#scrapped + this.#ratePerMs * this.#phase.scrapRatio * (time - this.#changedAt);
  }

  #speedAt(time: number): number {
    const noise = fractionOf(hashPair(this.#noiseSeed, Math.floor(time / speedNoisePeriodMs)));
    const speed = this.#ratePerMs * minuteMs * (1 + speedNoiseRatio * (2 * noise - 1));
    return Math.round(speed * 10) / 10;
  }

  #counterOf(units: number, startsAt: number): number {
    const { maximum } = this.character.counter;
    const count = startsAt + Math.floor(units);
    return maximum === undefined ? count : count % (maximum + 1);
  }
}
