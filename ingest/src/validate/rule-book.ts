import type { Placement } from '../write/placement.ts';
import { qualityAfter } from './breach-quality.ts';
import { findBreaches } from './find-breaches.ts';
import type { Breach } from './find-breaches.ts';
import type { MetricRule } from './metric-rule.ts';
import { SignalHistory } from './signal-history.ts';

interface RuledSignal {
  rule: MetricRule;
  readonly history: SignalHistory;
}

export type NoteBreach = (breach: Breach, rule: MetricRule) => void;

/**
 * The rules in force, with what has to be remembered of each ruled signal to judge its next value: batches and changes
 * of rules don't end it.
 */
export class RuleBook {
  private readonly noteBreach: NoteBreach;
  /** True while rules are in force whose signals have not been recalled. */
  isRecallDue = false;
  private signals = new Map<number, Map<string, RuledSignal>>();

  constructor(noteBreach: NoteBreach) {
    this.noteBreach = noteBreach;
  }

  set rules(rules: readonly MetricRule[]) {
    const former = this.signals;
    this.signals = new Map();
    this.isRecallDue = rules.length > 0;
    for (const rule of rules) {
      const ofEquipment = this.signals.get(rule.equipmentId) ?? new Map<string, RuledSignal>();
      this.signals.set(rule.equipmentId, ofEquipment);
      const history = former.get(rule.equipmentId)?.get(rule.signal)?.history ?? new SignalHistory();
      ofEquipment.set(rule.signal, { rule, history });
    }
  }

  /** Recalls values that landed before the worker started; to be told in the order of their time. */
  recall(equipmentId: number, signal: string, time: number, value: number): void {
    this.signals.get(equipmentId)?.get(signal)?.history.add(time, value);
  }

  /** Hands the value back with the quality that it has by its rule; it is never left out. */
  judge(placement: Placement): Placement {
    const { time, value } = placement;
    if (this.signals.size === 0 || typeof value !== 'number') return placement;
    const [equipmentId, signal] = signalOf(placement);
    const ruled = this.signals.get(equipmentId)?.get(signal);
    if (ruled === undefined) return placement;
    const { rule, history } = ruled;
    const neighbours = history.neighboursOf(time);
    const breaches = findBreaches(rule, { time, value, neighbours });
    if (neighbours !== undefined) history.add(time, value);
    // The same value sent again is as implausible as before, but not once more.
    const isRepeated = neighbours?.same?.value === value;
    if (!isRepeated) for (const breach of breaches) this.noteBreach(breach, rule);
    return { ...placement, quality: qualityAfter(breaches, placement.quality) };
  }
}

function signalOf(placement: Placement): readonly [equipmentId: number, signal: string] {
  return placement.kind === 'column'
    ? [placement.equipmentId, placement.column]
    : [placement.metric.equipmentId, placement.metric.name];
}
