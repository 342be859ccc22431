import type { IncomingMessage } from '../host/incoming-message.ts';
import type { TelemetryMetric } from '../map/metric-target.ts';

export type TelemetryValue = number | string | boolean | null;

export interface TelemetrySample {
  readonly metric: TelemetryMetric;
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly value: TelemetryValue;
  readonly quality: number;
  readonly message: IncomingMessage;
}

/** Rows for telemetry, held by column. Two values of one metric and time become one row: the later value stays. */
export class TelemetryRows {
  readonly metrics: TelemetryMetric[] = [];
  readonly times: number[] = [];
  readonly values: TelemetryValue[] = [];
  readonly qualities: number[] = [];
  readonly messages: IncomingMessage[] = [];
  private readonly rowsByMetric = new Map<TelemetryMetric, Map<number, number>>();

  get length(): number {
    return this.times.length;
  }

  /** The numbers of all rows, those of one metric together: the database writes neighbours in less time. */
  get numbersByMetric(): readonly number[] {
    return [...this.rowsByMetric.values()].flatMap((rowsByTime) => [...rowsByTime.values()]);
  }

  add({ metric, time, value, quality, message }: TelemetrySample): void {
    let rowsByTime = this.rowsByMetric.get(metric);
    if (rowsByTime === undefined) {
      rowsByTime = new Map();
      this.rowsByMetric.set(metric, rowsByTime);
    }
    const known = rowsByTime.get(time);
    if (known !== undefined) {
      this.values[known] = value ?? this.values[known] ?? null;
      this.qualities[known] = quality;
      return;
    }
    rowsByTime.set(time, this.times.length);
    this.metrics.push(metric);
    this.times.push(time);
    this.values.push(value);
    this.qualities.push(quality);
    this.messages.push(message);
  }
}
