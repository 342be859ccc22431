import { Line, type LineDefinition } from './line.ts';
import type { MachineSample } from './machine-sample.ts';

/** When a line's machines are read. Readings fall on whole multiples of the intervals since the epoch. */
export interface Sampling {
  readonly intervalMs: number;
  /** Process values are read less often than the rest, if at all at a multiple of `intervalMs`. */
  readonly processIntervalMs: number;
  /** Also reads a machine at the very millisecond in which it begins or ends to produce. */
  readonly atStopBorders: boolean;
}

const campaignMs = 28 * 24 * 60 * 60_000;

/**
 * A line whose course is a function of (definition, seed, clock): the same moment looks the same in every run, whenever
 * the run began, live as in generated history. Time is cut into campaigns of four weeks; a campaign begins with all
 * counters at their start, as after a reset of the PLCs, and a run works its way from there to where it begins.
 */
export class SimulatedLine {
  readonly #definition: LineDefinition;
  readonly #seed: string;
  readonly #sampling: Sampling;
  #line: Line;
  #campaignEndsAt: number;
  #now: number;

  /** The first reading is the first one due at or after `from` (milliseconds since the epoch). */
  constructor(definition: LineDefinition, seed: string, from: number, sampling: Sampling) {
    this.#definition = definition;
    this.#seed = seed;
    this.#sampling = sampling;
    const campaign = Math.floor(from / campaignMs);
    this.#line = this.#beginCampaign(campaign);
    this.#campaignEndsAt = (campaign + 1) * campaignMs;
    this.#now = from - 1;
    this.#line.advance(this.#now);
  }

  /** Everything read after the last call until `toTime`, inclusive, in the order of time. */
  advance(toTime: number): MachineSample[] {
    const samples: MachineSample[] = [];
    for (let time = this.#nextMoment(); time <= toTime; time = this.#nextMoment()) {
      this.#now = time;
      this.#enterCampaignDueAt(time);
      const changed = this.#line.advance(time);
      samples.push(...this.#readingsAt(time, changed));
    }
    this.#now = Math.max(this.#now, toTime);
    return samples;
  }

  #nextMoment(): number {
    const { intervalMs, atStopBorders } = this.#sampling;
    const gridAt = (Math.floor(this.#now / intervalMs) + 1) * intervalMs;
    return atStopBorders ? Math.min(gridAt, this.#line.nextEventAt) : gridAt;
  }

  #readingsAt(time: number, changed: ReadonlySet<number>): MachineSample[] {
    const { intervalMs, processIntervalMs } = this.#sampling;
    if (time % intervalMs === 0) return this.#line.read(time, time % processIntervalMs === 0);
    if (changed.size === 0) return [];
    return this.#line.read(time, false).filter(({ machine }) => changed.has(machine));
  }

  #enterCampaignDueAt(time: number): void {
    if (time < this.#campaignEndsAt) return;
    const campaign = Math.floor(time / campaignMs);
    this.#line = this.#beginCampaign(campaign);
    this.#campaignEndsAt = (campaign + 1) * campaignMs;
  }

  #beginCampaign(campaign: number): Line {
    return new Line(this.#definition, `${this.#seed}/${campaign}`, campaign * campaignMs);
  }
}
