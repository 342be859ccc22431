import type { Reading } from '@andon/mqtt';
import type { MetricTarget, TelemetryMetric } from './metric-target.ts';
import type { Register } from './register.ts';
import type { TelemetryMetrics } from './telemetry-metrics.ts';

/** Paths that are remembered; a sender that invents them costs a look-up each time, and no memory. */
const rememberedPaths = 100_000;

/** Where the readings of JSON dialects go, remembered by path. JSON declares no types: the first value decides one. */
export class ReadingTargets {
  private readonly telemetryMetrics: TelemetryMetrics;
  private readonly byPath = new Map<string, MetricTarget>();
  private version = -1;

  constructor(telemetryMetrics: TelemetryMetrics) {
    this.telemetryMetrics = telemetryMetrics;
  }

  targetOf(reading: Reading, register: Register): MetricTarget {
    if (this.version !== register.version || this.byPath.size > rememberedPaths) this.byPath.clear();
    this.version = register.version;
    const [path = '', ...others] = reading.paths;
    const key = others.length === 0 ? path : reading.paths.join('\n');
    const known = this.byPath.get(key);
    if (known !== undefined) return known;
    const target = register.resolveReading(reading, dataTypeOf(reading), (metric) => this.telemetryMetrics.get(metric));
    // Without a value there is no type to remember.
    if (reading.value !== null) this.byPath.set(key, target);
    return target;
  }
}

function dataTypeOf({ value }: Reading): TelemetryMetric['dataType'] {
  if (typeof value === 'string') return 'text';
  return typeof value === 'boolean' ? 'boolean' : 'number';
}
