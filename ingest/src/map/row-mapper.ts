import { metricQuality, Quality, readMetricValue } from '@andon/mqtt';
import type { Metric, MetricValue } from '@andon/mqtt';
import type { HostAction, RefusalReason } from '../host/host-action.ts';
import type { MetricDefinition } from '../host/metric-definition.ts';
import type { DeadLetter } from '../write/dead-letter.ts';
import type { RowBatch } from '../write/row-batch.ts';
import type { TelemetryValue } from '../write/telemetry-rows.ts';
import { asNumber, checkColumnValue } from './check-value.ts';
import type { MetricTarget, TelemetryMetric } from './metric-target.ts';
import { RefusedMetrics } from './refused-metrics.ts';
import type { Register } from './register.ts';
import { TelemetryMetrics } from './telemetry-metrics.ts';

type StoreAction = Extract<HostAction, { kind: 'store' }>;
type ColumnTarget = Extract<MetricTarget, { kind: 'column' }>;

const unknownState = 0;

/** Maps resolved metrics to rows. Holds the register in force and the telemetry metrics met so far; does no I/O. */
export class RowMapper {
  register: Register;
  private readonly futureToleranceMs: number;
  private readonly telemetryMetrics = new TelemetryMetrics();
  /** Equipment whose last row is a death, and when it died. */
  private readonly diedAt = new Map<number, number>();

  constructor(register: Register, futureToleranceMs: number) {
    this.register = register;
    this.futureToleranceMs = futureToleranceMs;
  }

  /** Adds the rows of one message to the batch, and returns dead letters for what can't become a row. */
  store(action: StoreAction, batch: RowBatch): readonly DeadLetter[] {
    const refused = new RefusedMetrics();
    action.metrics.forEach((metric, index) => {
      const definition = action.definitions[index];
      if (definition === undefined) return;
      const reason = this.storeMetric(metric, definition, action, batch);
      if (reason !== undefined) refused.add(reason, definition);
    });
    return refused.toDeadLetters(action.message);
  }

  /** Adds a death certificate for each equipment that any of these metrics feeds: state unknown from `at` on. */
  expire(definitions: readonly MetricDefinition[], at: number, batch: RowBatch): void {
    const equipmentIds = new Set(
      definitions.map((definition) => equipmentOf(this.targetOf(definition))).filter((id) => id !== undefined),
    );
    for (const equipmentId of equipmentIds) {
      const row = batch.equipment.row({ equipmentId, time: at, quality: Quality.stale, message: undefined });
      batch.equipment.columns.state[row] = unknownState;
      this.diedAt.set(equipmentId, at);
    }
  }

  private storeMetric(
    metric: Metric,
    definition: MetricDefinition,
    action: StoreAction,
    batch: RowBatch,
  ): RefusalReason | undefined {
    const target = this.targetOf(definition);
    if (metric.isTransient || target.kind === 'housekeeping') return undefined;
    if (target.kind === 'not-registered') return 'not-registered';
    const time = metric.timestamp ?? action.payloadTimestamp ?? action.message.receivedAt;
    if (time > action.message.receivedAt + this.futureToleranceMs) return 'far-future';
    if (target.kind === 'not-scalar') return metric.isNull ? undefined : 'wrong-type';
    const value = metric.isNull ? null : readMetricValue(metric, definition.datatype);
    if (value === undefined) return 'wrong-type';
    return target.kind === 'column'
      ? this.storeColumn({ metric, value, time, target, action, batch })
      : storeTelemetry({ metric, value, time, target, action, batch });
  }

  private storeColumn({ metric, value, time, target, action, batch }: Cell<ColumnTarget>): RefusalReason | undefined {
    const { column, equipmentId } = target;
    // A birth repeats the present value; a repeated increment would count twice.
    if (action.isBirth && (column === 'produced' || column === 'scrap')) return undefined;
    if (value === null && column !== 'state') return undefined;
    const checked = value === null ? noState : checkColumnValue(value, target);
    if (checked.kind === 'refused') return checked.reason;
    const row = batch.equipment.row({
      equipmentId,
      time: metric.isHistorical ? time : this.timeAfterDeath(equipmentId, time, action),
      quality: value === null ? Quality.bad : metricQuality(metric),
      message: action.message,
    });
    batch.equipment.columns[column][row] = checked.value;
    return undefined;
  }

  /**
   * A birth says what is true now, with the time at which it became true. For equipment that was declared dead in
   * between, the old time would leave it dead: it is alive from the birth on.
   */
  private timeAfterDeath(
    equipmentId: number,
    time: number,
    { isBirth, payloadTimestamp, message }: StoreAction,
  ): number {
    const diedAt = this.diedAt.get(equipmentId);
    if (diedAt === undefined) return time;
    if (time > diedAt) {
      if (!isBirth) this.diedAt.delete(equipmentId);
      return time;
    }
    if (!isBirth) return time;
    return payloadTimestamp !== undefined && payloadTimestamp > diedAt ? payloadTimestamp : message.receivedAt;
  }

  private targetOf(definition: MetricDefinition): MetricTarget {
    if (definition.target !== undefined && definition.targetVersion === this.register.version) return definition.target;
    definition.target = this.register.resolve(definition, (metric) => this.telemetryMetrics.get(metric));
    definition.targetVersion = this.register.version;
    return definition.target;
  }
}

const noState = { kind: 'number', value: unknownState } as const;

interface Cell<Target> {
  readonly metric: Metric;
  readonly value: MetricValue | null;
  readonly time: number;
  readonly target: Target;
  readonly action: StoreAction;
  readonly batch: RowBatch;
}

function storeTelemetry(cell: Cell<Extract<MetricTarget, { kind: 'telemetry' }>>): RefusalReason | undefined {
  const { metric, value, time, target, action, batch } = cell;
  const stored = value === null ? null : telemetryValue(value, target.metric);
  if (stored === undefined) return 'wrong-type';
  if (typeof stored === 'number' && !Number.isFinite(stored)) return 'not-finite';
  const quality = metricQuality(metric);
  batch.telemetry.add({ metric: target.metric, time, value: stored, quality, message: action.message });
  return undefined;
}

function telemetryValue(value: MetricValue, { dataType }: TelemetryMetric): TelemetryValue | undefined {
  if (dataType === 'number') return asNumber(value);
  return typeof value === 'string' || typeof value === 'boolean' ? value : undefined;
}

function equipmentOf(target: MetricTarget): number | undefined {
  if (target.kind === 'column') return target.equipmentId;
  return target.kind === 'telemetry' ? target.metric.equipmentId : undefined;
}
