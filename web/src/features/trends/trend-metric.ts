import { equipmentLabel } from '../../design/equipment-label.ts';
import type { Trends_MetricsQuery } from './trends.generated.ts';

/** A metric with what its plot needs to know. */
export interface TrendMetric {
  readonly id: number;
  readonly name: string;
  readonly unit: string | undefined;
  readonly equipment: Trends_MetricsQuery['metrics'][number]['equipment'];
  /** What the equipment is called among all others. */
  readonly place: string;
  /** How often a value is due, where a rule says so. */
  readonly expectedEverySeconds: number | null;
}

/** The metrics that the session sees. */
export function trendMetricsOf(metrics: Trends_MetricsQuery['metrics']): readonly TrendMetric[] {
  return metrics.map(({ id, name, unit, equipment }) => ({
    id,
    name,
    unit: unit ?? undefined,
    equipment,
    place: `${equipment.area.name} · ${equipmentLabel(equipment)}`,
    expectedEverySeconds: equipment.metric_rules.find(({ signal }) => signal === name)?.expected_every_seconds ?? null,
  }));
}
