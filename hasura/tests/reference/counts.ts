import type { EquipmentDescription } from '../support/factory-description.ts';
import type { Sample } from '../support/factory.ts';

/** Units that a sample counts. */
export interface Count {
  readonly at: number;
  readonly produced: number;
  readonly scrap: number;
}

/** What every sample counts, of merged samples in source-time order. */
export function countsOf(samples: readonly Sample[], equipment: EquipmentDescription): readonly Count[] {
  const produced = new Counter(equipment);
  const scrap = new Counter(equipment);
  return samples.map((sample) => {
    const at = sample.at.getTime();
    return {
      at,
      produced: produced.count(at, sample.produced, sample.producedCounter),
      scrap: scrap.count(at, sample.scrap, sample.scrapCounter),
    };
  });
}

/** One count signal of one source: increments as sent, or else differences of an absolute counter. */
class Counter {
  private readonly maximum: number | undefined;
  private readonly maximumRatePerMin: number | undefined;
  private lastCounter: { readonly at: number; readonly value: number } | undefined;
  private lastAt: number | undefined;

  constructor({ counterMaximum, maximumRatePerMin }: EquipmentDescription) {
    this.maximum = counterMaximum;
    this.maximumRatePerMin = maximumRatePerMin;
  }

  count(at: number, sent: number | undefined, counter: number | undefined): number {
    if (sent === undefined && counter === undefined) return 0;
    const since = sent === undefined ? this.lastCounter?.at : this.lastAt;
    const increment = sent ?? (counter === undefined ? 0 : this.step(counter));
    if (counter !== undefined) this.lastCounter = { at, value: counter };
    this.lastAt = at;
    return this.isTooFast(increment, since, at) ? 0 : increment;
  }

  private step(counter: number): number {
    if (this.lastCounter === undefined) return 0;
    const step = counter - this.lastCounter.value;
    if (step >= 0) return step;
    if (this.maximum === undefined) return counter;
    const range = this.maximum + 1;
    const past = ((step % range) + range) % range;
    return past < this.maximum / 2 ? past : counter;
  }

  private isTooFast(increment: number, since: number | undefined, at: number): boolean {
    if (this.maximumRatePerMin === undefined || since === undefined) return false;
    return increment * 60_000 > this.maximumRatePerMin * (at - since);
  }
}
