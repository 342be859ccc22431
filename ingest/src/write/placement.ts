import type { IncomingMessage } from '../host/incoming-message.ts';
import type { TelemetryMetric } from '../map/metric-target.ts';
import type { ValueColumn } from '../map/registration.ts';
import type { RowBatch } from './row-batch.ts';
import type { TelemetryValue } from './telemetry-rows.ts';

interface Placed {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly quality: number;
  readonly message: IncomingMessage;
}

/** A checked value and the cell of the database that it is for. */
export type Placement = Placed &
  (
    | {
        readonly kind: 'column';
        readonly equipmentId: number;
        readonly column: ValueColumn;
        readonly value: number;
      }
    | { readonly kind: 'telemetry'; readonly metric: TelemetryMetric; readonly value: TelemetryValue }
  );

/** Puts the value into its row of the batch. */
export function place(placement: Placement, batch: RowBatch): void {
  switch (placement.kind) {
    case 'column':
      batch.equipment.columns[placement.column][batch.equipment.row(placement)] = placement.value;
      return;
    case 'telemetry':
      batch.telemetry.add(placement);
      return;
  }
}
