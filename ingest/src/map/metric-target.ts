import type { ValueColumn } from './registration.ts';

/** A row of `metrics`; its number is known once the row exists. */
export interface TelemetryMetric {
  readonly equipmentId: number;
  readonly name: string;
  readonly unit: string | undefined;
  readonly dataType: 'number' | 'text' | 'boolean';
  id: number | undefined;
}

/** Where a metric's values go. */
export type MetricTarget =
  | {
      readonly kind: 'column';
      readonly equipmentId: number;
      readonly column: ValueColumn;
      readonly stateMap: ReadonlyMap<string, number> | undefined;
    }
  | { readonly kind: 'telemetry'; readonly metric: TelemetryMetric }
  /** The edge node's own housekeeping, such as bdSeq: nobody asked for it, nobody misses it. */
  | { readonly kind: 'housekeeping' }
  | { readonly kind: 'not-registered'; readonly path: string }
  /** Composite values (DataSet, Template, arrays, bytes) have no column to stand in. */
  | { readonly kind: 'not-scalar'; readonly path: string };
