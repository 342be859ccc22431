import type { Spc_ChartQuery } from './spc.generated.ts';
import type { RuleSet } from './spc-question.ts';

export type SpcPoint = Spc_ChartQuery['points'][number];

/** One of the plots that a chart is made of, such as the individual values or their moving ranges. */
export interface SpcPanel {
  readonly name: string;
  readonly points: readonly SpcPoint[];
}

/** The panels of a chart in the order of the answer. */
export function panelsOf(points: readonly SpcPoint[]): readonly SpcPanel[] {
  const panels = new Map<string, SpcPoint[]>();
  for (const point of points) {
    const known = panels.get(point.panel);
    if (known === undefined) panels.set(point.panel, [point]);
    else known.push(point);
  }
  return [...panels].map(([name, ofPanel]) => ({ name, points: ofPanel }));
}

/** A point that breaks rules: beyond its limits, or the end of a pattern within them. */
export interface SpcMark {
  readonly index: number;
  readonly kind: 'above' | 'below' | 'pattern';
  readonly rules: readonly number[];
}

/** The marks of a panel, first to last; only those that break `rule`, unless it is null. */
export function marksOf({ points }: SpcPanel, ruleSet: RuleSet, rule: number | null): readonly SpcMark[] {
  return points.flatMap((point, index) => {
    const rules = rulesOf(point, ruleSet);
    return rules.length === 0 || (rule !== null && !rules.includes(rule))
      ? []
      : [{ index, kind: kindOf(point), rules }];
  });
}

/** How many points break each rule of a set; rules that nothing breaks are left out. */
export function countRules(points: readonly SpcPoint[], ruleSet: RuleSet): ReadonlyMap<number, number> {
  const counts = new Map<number, number>();
  for (const point of points) for (const rule of rulesOf(point, ruleSet)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

/** The lowest and highest of what is drawn, limits included, with some air. */
export function extentOf({ points }: SpcPanel): readonly [number, number] {
  let lowest = Infinity;
  let highest = -Infinity;
  for (const { value, lower_control_limit: lower, upper_control_limit: upper } of points) {
    lowest = Math.min(lowest, value, lower);
    highest = Math.max(highest, value, upper);
  }
  const air = (highest - lowest) * 0.08 || 1;
  return points.length === 0 ? [0, 1] : [lowest - air, highest + air];
}

function rulesOf(point: SpcPoint, ruleSet: RuleSet): readonly number[] {
  return ruleSet === 'nelson' ? point.nelson_rules : point.western_electric_rules;
}

function kindOf({ value, lower_control_limit: lower, upper_control_limit: upper }: SpcPoint): SpcMark['kind'] {
  if (value > upper) return 'above';
  return value < lower ? 'below' : 'pattern';
}
