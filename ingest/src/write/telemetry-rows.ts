import type { IncomingMessage } from '../host/incoming-message.ts';
import { worseQuality } from '../validate/breach-quality.ts';
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

/** The rows of one metric, and where its times are; times are only looked up once one does not follow the one before it. */
interface MetricRows {
  readonly numbers: number[];
  lastTime: number;
  numbersByTime: Map<number, number> | undefined;
}

/** Rows for telemetry, held by column. Two values of one metric and time become one row: the later value stays. */
export class TelemetryRows {
  readonly metrics: TelemetryMetric[] = [];
  readonly times: number[] = [];
  readonly values: TelemetryValue[] = [];
  readonly qualities: number[] = [];
  readonly messages: IncomingMessage[] = [];
  private readonly rowsByMetric = new Map<TelemetryMetric, MetricRows>();

  get length(): number {
    return this.times.length;
  }

  /** The numbers of all rows, those of one metric together: the database writes neighbours in less time. */
  get numbersByMetric(): readonly number[] {
    return [...this.rowsByMetric.values()].flatMap(({ numbers }) => numbers);
  }

  add({ metric, time, value, quality, message }: TelemetrySample): void {
    const rows = this.rowsOf(metric);
    const known = time > rows.lastTime ? undefined : this.numberAt(rows, time);
    if (known !== undefined) {
      this.values[known] = value ?? this.values[known] ?? null;
      this.qualities[known] = worseQuality(this.qualities[known] ?? quality, quality);
      return;
    }
    rows.numbersByTime?.set(time, this.length);
    rows.lastTime = Math.max(rows.lastTime, time);
    rows.numbers.push(this.length);
    this.metrics.push(metric);
    this.times.push(time);
    this.values.push(value);
    this.qualities.push(quality);
    this.messages.push(message);
  }

  private rowsOf(metric: TelemetryMetric): MetricRows {
    const known = this.rowsByMetric.get(metric);
    if (known !== undefined) return known;
    const rows = { numbers: [], lastTime: Number.NEGATIVE_INFINITY, numbersByTime: undefined };
    this.rowsByMetric.set(metric, rows);
    return rows;
  }

  private numberAt(rows: MetricRows, time: number): number | undefined {
    rows.numbersByTime ??= new Map(rows.numbers.map((number) => [this.times[number] ?? Number.NaN, number]));
    return rows.numbersByTime.get(time);
  }
}
