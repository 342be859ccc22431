import type { Character } from './character.ts';
import { LineBuffer, replenishingPace } from './line-buffer.ts';
import { LineMachine } from './line-machine.ts';
import type { MachineSample } from './machine-sample.ts';

/** Machines in the direction of flow, with a conveyor of `bufferUnits` between each two. One machine is a line too. */
export interface LineDefinition {
  readonly characters: readonly Character[];
  readonly bufferUnits: number;
}

/**
 * A line as a flow between machines: rates are constant from one event to the next, and an event is the end of a
 * machine's phase or a buffer's level reaching a mark. What flows is conserved: no machine makes more than the one
 * before it passed on. The course depends on the definition, the seed and the start alone, never on how it is sampled.
 */
export class Line {
  readonly #machines: readonly LineMachine[];
  /** `#buffers[i]` lies between machine i and machine i + 1. */
  readonly #buffers: readonly LineBuffer[];
  #settledAt: number;
  #nextEventAt: number;

  constructor(definition: LineDefinition, seed: string, startsAt: number) {
    this.#machines = definition.characters.map(
      (character, index) => new LineMachine(character, `${seed}/${index}`, startsAt),
    );
    this.#buffers = definition.characters.slice(1).map(() => new LineBuffer(definition.bufferUnits));
    this.#settledAt = startsAt;
    this.#nextEventAt = startsAt;
    this.#setRates();
  }

  /** When something changes next, in milliseconds since the epoch. */
  get nextEventAt(): number {
    return this.#nextEventAt;
  }

  /** Lets every event until `time`, inclusive, happen. Returns the machines that began or ended to produce. */
  advance(time: number): ReadonlySet<number> {
    const didProduce = this.#machines.map(({ isProducing }) => isProducing);
    while (this.#nextEventAt <= time) this.#happen(this.#nextEventAt);
    const changed = new Set<number>();
    for (const [index, { isProducing }] of this.#machines.entries()) {
      if (isProducing !== didProduce[index]) changed.add(index);
    }
    return changed;
  }

  /** Reads every machine at `time`, up to which the line has been advanced. */
  read(time: number, withProcessValues: boolean): MachineSample[] {
    return this.#machines.map((machine, index) => machine.read(index, time, withProcessValues));
  }

  #happen(time: number): void {
    this.#eachBuffer((buffer, inflow, outflow) => buffer.flow(inflow, outflow, time - this.#settledAt));
    for (const machine of this.#machines) {
      machine.settle(time);
      machine.enterPhaseDueAt(time);
    }
    this.#settledAt = time;
    this.#setRates();
  }

  /** Gives every machine its rate, then judges the buffers by them, which may take a rate away again. */
  #setRates(): void {
    this.#applyRates();
    this.#eachBuffer((buffer, inflow, outflow) => buffer.judge(inflow, outflow));
    this.#applyRates();
    this.#nextEventAt = this.#findNextEvent();
  }

  #applyRates(): void {
    const rates = this.#machines.map((machine, index) => this.#allowedRate(machine, index));
    this.#keepBehind(rates);
    this.#keepBack(rates);
    this.#machines.forEach((machine, index) => machine.work(rates[index] ?? 0, this.#settledAt));
  }

  #allowedRate(machine: LineMachine, index: number): number {
    const mayWork = this.#buffers[index - 1]?.isStarving !== true && this.#buffers[index]?.isBlocking !== true;
    return mayWork ? machine.ownRatePerMs : 0;
  }

  /** A machine behind a buffer that fills again runs a little slower than what comes in. */
  #keepBehind(rates: number[]): void {
    for (const [index, buffer] of this.#buffers.entries()) {
      const inflow = (rates[index] ?? 0) * (this.#machines[index]?.goodRatio ?? 1);
      if (!buffer.isReplenishing || inflow === 0) continue;
      rates[index + 1] = Math.min(rates[index + 1] ?? 0, inflow * replenishingPace);
    }
  }

  /** A machine before a full buffer runs no faster than what goes out. */
  #keepBack(rates: number[]): void {
    for (const [index, buffer] of [...this.#buffers.entries()].reverse()) {
      const outflow = rates[index + 1] ?? 0;
      if (!buffer.isFull || outflow === 0) continue;
      rates[index] = Math.min(rates[index] ?? 0, outflow / (this.#machines[index]?.goodRatio ?? 1));
    }
  }

  /** Whole milliseconds and always later than now, so that time goes on whatever the flows are. */
  #findNextEvent(): number {
    let nextEventAt = Number.POSITIVE_INFINITY;
    for (const machine of this.#machines) nextEventAt = Math.min(nextEventAt, machine.phaseEndsAt);
    this.#eachBuffer((buffer, inflow, outflow) => {
      const markAt = this.#settledAt + Math.ceil(buffer.timeToNextMark(inflow, outflow));
      nextEventAt = Math.min(nextEventAt, markAt);
    });
    return Math.max(nextEventAt, this.#settledAt + 1);
  }

  #eachBuffer(visit: (buffer: LineBuffer, inflow: number, outflow: number) => void): void {
    for (const [index, buffer] of this.#buffers.entries()) {
      const before = this.#machines[index];
      const after = this.#machines[index + 1];
      if (before === undefined || after === undefined) continue;
      visit(buffer, before.ratePerMs * before.goodRatio, after.ratePerMs);
    }
  }
}
