import type { TelemetryMetric } from './metric-target.ts';

/** The one object of each telemetry metric, so that its database number is learnt once. */
export class TelemetryMetrics {
  private readonly byEquipment = new Map<number, Map<string, TelemetryMetric>>();

  get(metric: Omit<TelemetryMetric, 'id'>): TelemetryMetric {
    const byName = this.byEquipment.get(metric.equipmentId) ?? new Map<string, TelemetryMetric>();
    this.byEquipment.set(metric.equipmentId, byName);
    const known = byName.get(metric.name);
    if (known?.dataType === metric.dataType && known.unit === metric.unit) return known;
    // A birth may retype a metric or give it another unit: it is the same row, written anew.
    const created: TelemetryMetric = { ...metric, id: undefined };
    byName.set(metric.name, created);
    return created;
  }
}
