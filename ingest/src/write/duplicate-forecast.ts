import type { TelemetryMetric } from '../map/metric-target.ts';
import type { RowBatch } from './row-batch.ts';

/** After one that met rows nobody expected, so many batches are taken to meet some too. */
const batchesInDoubt = 50;

/** Which rows of a batch are taken to be new, by their numbers. */
export interface NewRows {
  readonly equipment: (row: number) => boolean;
  readonly telemetry: (row: number) => boolean;
}

export const nothingIsNew: NewRows = { equipment: () => false, telemetry: () => false };

/**
 * Tells rows that will be new from rows that may be there already. A row is new when this worker has written none as late of
 * its equipment or metric: what comes later was sent again, or is a column of a sample that came apart. Where a row taken to
 * be new is there after all, since another worker or an earlier run wrote it, the rows of as many as `batchesInDoubt`
 * batches may all be there, so that attempts in vain stay few.
 */
export class DuplicateForecast {
  private inDoubt = 0;
  private readonly equipmentUntil = new Map<number, number>();
  private readonly metricsUntil = new Map<TelemetryMetric, number>();

  newRowsOf({ equipment, telemetry }: RowBatch): NewRows {
    if (this.inDoubt > 0) {
      this.inDoubt -= 1;
      return nothingIsNew;
    }
    const { equipmentUntil, metricsUntil } = this;
    return {
      equipment: (row) => isLater(equipment.times[row], equipmentUntil.get(equipment.equipmentIds[row] ?? Number.NaN)),
      telemetry: (row) => {
        const metric = telemetry.metrics[row];
        return metric !== undefined && isLater(telemetry.times[row], metricsUntil.get(metric));
      },
    };
  }

  /** The rows of this batch are in the database. */
  noteWritten({ equipment, telemetry }: RowBatch): void {
    equipment.equipmentIds.forEach((id, row) => advance(this.equipmentUntil, id, equipment.times[row]));
    telemetry.metrics.forEach((metric, row) => advance(this.metricsUntil, metric, telemetry.times[row]));
  }

  /** A row that was taken to be new was there already. */
  metOne(): void {
    this.inDoubt = batchesInDoubt;
  }
}

function isLater(time = Number.NaN, until = Number.NEGATIVE_INFINITY): boolean {
  return time > until;
}

function advance<Series>(untilOf: Map<Series, number>, series: Series, time = Number.NaN): void {
  if (isLater(time, untilOf.get(series))) untilOf.set(series, time);
}
