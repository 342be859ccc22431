import type { MetricRule } from './metric-rule.ts';
import type { Neighbours } from './signal-history.ts';

/**
 * How a value breaks its rule. `duplicate`: another value has come for the same time. `gap`: values that were due before
 * it did not come.
 */
export type Breach = 'range' | 'rate' | 'stuck' | 'duplicate' | 'gap';

/** A value may be this much later than it is due before one is missing. */
const gapTolerance = 1.5;

export interface JudgedValue {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly value: number;
  /** Undefined when nothing is known of the values around it. */
  readonly neighbours: Neighbours | undefined;
}

/** All the ways in which a value breaks its rule. */
export function findBreaches(rule: MetricRule, judged: JudgedValue): readonly Breach[] {
  return allBreaches.filter((breach) => tests[breach](rule, judged));
}

const allBreaches: readonly Breach[] = ['range', 'rate', 'stuck', 'duplicate', 'gap'];

const tests: Readonly<Record<Breach, (rule: MetricRule, judged: JudgedValue) => boolean>> = {
  range: ({ minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY }, { value }) =>
    value < minimum || value > maximum,
  rate: ({ maximumChangePerSecond }, { time, value, neighbours }) => {
    const before = neighbours?.before;
    if (before === undefined || maximumChangePerSecond === undefined) return false;
    return Math.abs(value - before.value) > (maximumChangePerSecond * (time - before.time)) / 1_000;
  },
  stuck: ({ stuckAfterMs = Number.POSITIVE_INFINITY }, { time, value, neighbours }) =>
    neighbours?.before?.value === value && time - neighbours.before.since > stuckAfterMs,
  duplicate: (_rule, { value, neighbours }) => neighbours?.same !== undefined && neighbours.same.value !== value,
  gap: ({ expectedEveryMs = Number.POSITIVE_INFINITY }, { time, neighbours }) => {
    if (neighbours?.before === undefined || !neighbours.isNewest) return false;
    return time - neighbours.before.time > expectedEveryMs * gapTolerance;
  },
};
