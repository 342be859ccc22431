import { metricQuality, Quality } from '@andon/mqtt';
import type { Metric } from '@andon/mqtt';
import type { MetricDefinition } from '../host/metric-definition.ts';

/**
 * The quality that a value is stored with: what the metric declares; bad when its data says another datatype than the
 * birth; stale while no birth has confirmed the alias in this session.
 */
export function sampleQuality(
  metric: Metric,
  { datatype }: MetricDefinition,
  { isStale }: { readonly isStale: boolean },
): number {
  if (isStale) return Quality.stale;
  return metric.datatype !== undefined && metric.datatype !== datatype ? Quality.bad : metricQuality(metric);
}
