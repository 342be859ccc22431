import type { DeviceSample, MetricValue } from '../store/sample.ts';

export interface ReportByExceptionOptions {
  /** Numbers that moved less than this since they were last reported are not worth a message, by metric name. */
  readonly deadbands: Readonly<Record<string, number>>;
  /** The metric that is repeated although it did not change, so that the host knows the machine is still there. */
  readonly heartbeatMetric: string;
  readonly heartbeatMs: number;
}

/** Reduces a device's readings to what changed since it was last reported (Sparkplug 3.0, 5.7), plus the heartbeat. */
export class ReportByException {
  readonly #options: ReportByExceptionOptions;
  readonly #reported = new Map<string, MetricValue>();
  #heartbeatAt = Number.NEGATIVE_INFINITY;

  constructor(options: ReportByExceptionOptions) {
    this.#options = options;
  }

  /** What of the reading is worth a message, if anything. `withHeartbeat` repeats the heartbeat metric in any case. */
  filter(reading: DeviceSample, withHeartbeat: boolean): DeviceSample | undefined {
    const isDue = withHeartbeat || reading.time - this.#heartbeatAt >= this.#options.heartbeatMs;
    const values = Object.entries(reading.values).filter(
      ([name, value]) => (isDue && name === this.#options.heartbeatMetric) || this.#isWorthReporting(name, value),
    );
    for (const [name, value] of values) this.#note(name, value, reading.time);
    return values.length === 0 ? undefined : { ...reading, values: Object.fromEntries(values) };
  }

  #isWorthReporting(name: string, value: MetricValue): boolean {
    const last = this.#reported.get(name);
    const deadband = this.#options.deadbands[name] ?? 0;
    if (deadband === 0 || typeof value !== 'number' || typeof last !== 'number') return value !== last;
    return Math.abs(value - last) >= deadband;
  }

  #note(name: string, value: MetricValue, time: number): void {
    this.#reported.set(name, value);
    if (name === this.#options.heartbeatMetric) this.#heartbeatAt = time;
  }
}
