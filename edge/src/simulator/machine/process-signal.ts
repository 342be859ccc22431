import type { ProcessMetric } from './character.ts';
import { fractionOf, hashPair, hashText } from './random.ts';

const noisePeriodMs = 7_000;

/**
 * One physical quantity over time: it approaches its target like a first-order lag, with smooth noise on top. Its value
 * is a function of the time and of the targets set before, so that how often it is read changes nothing.
 */
export class ProcessSignal {
  readonly #metric: ProcessMetric;
  readonly #noiseSeed: number;
  #target: number;
  #valueThen: number;
  #then: number;

  constructor(metric: ProcessMetric, seed: string, time: number) {
    this.#metric = metric;
    this.#noiseSeed = hashText(`${seed}/${metric.name}`);
    this.#target = metric.whenStopped;
    this.#valueThen = metric.whenStopped;
    this.#then = time;
  }

  /** From `time` on the machine works at this part of its ideal speed. */
  follow(speedRatio: number, time: number): void {
    const { whenRunning, whenStopped } = this.#metric;
    this.#valueThen = this.#smoothValueAt(time);
    this.#then = time;
    this.#target = whenStopped + (whenRunning - whenStopped) * speedRatio;
  }

  /** The value read at `time`, rounded to two digits as a PLC's scaled analogue input would be. */
  valueAt(time: number): number {
    return Math.round((this.#smoothValueAt(time) + this.#noiseAt(time)) * 100) / 100;
  }

  #smoothValueAt(time: number): number {
    const elapsedMs = time - this.#then;
    const rest = Math.exp(-elapsedMs / (this.#metric.timeConstantSeconds * 1_000));
    return this.#target + (this.#valueThen - this.#target) * rest;
  }

  /** Value noise: a random number every few seconds, eased between. */
  #noiseAt(time: number): number {
    const position = time / noisePeriodMs;
    const index = Math.floor(position);
    const part = position - index;
    const eased = part * part * (3 - 2 * part);
    const before = fractionOf(hashPair(this.#noiseSeed, index));
    const after = fractionOf(hashPair(this.#noiseSeed, index + 1));
    return this.#metric.noise * (2 * (before + (after - before) * eased) - 1);
  }
}
