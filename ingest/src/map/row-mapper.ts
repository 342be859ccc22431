import { Quality, readMetricValue } from '@andon/mqtt';
import type { Metric, MetricValue, Reading } from '@andon/mqtt';
import type { HostAction, RefusalReason } from '../host/host-action.ts';
import type { IncomingMessage } from '../host/incoming-message.ts';
import { ownerPath } from '../host/metric-definition.ts';
import type { MetricDefinition } from '../host/metric-definition.ts';
import type { DeadLetter } from '../write/dead-letter.ts';
import { place } from '../write/placement.ts';
import type { Placement } from '../write/placement.ts';
import type { RowBatch } from '../write/row-batch.ts';
import type { RuleBook } from '../validate/rule-book.ts';
import { checkColumnValue, checkTelemetryValue } from './check-value.ts';
import type { MetricTarget } from './metric-target.ts';
import { ReadingTargets } from './reading-targets.ts';
import { RefusedMetrics } from './refused-metrics.ts';
import type { Register } from './register.ts';
import { sampleQuality } from './sample-quality.ts';
import { TelemetryMetrics } from './telemetry-metrics.ts';

type StoreAction = Extract<HostAction, { kind: 'store' }>;
type ColumnTarget = Extract<MetricTarget, { kind: 'column' }>;

const unknownState = 0;

/** Maps resolved metrics and readings to rows. Holds the register in force and the telemetry metrics met so far; does no I/O. */
export class RowMapper {
  register: Register;
  private readonly rules: RuleBook;
  private readonly futureToleranceMs: number;
  private readonly telemetryMetrics = new TelemetryMetrics();
  private readonly readingTargets = new ReadingTargets(this.telemetryMetrics);
  /** Equipment whose last row is a death, and when it died. */
  private readonly diedAt = new Map<number, number>();

  constructor(register: Register, futureToleranceMs: number, rules: RuleBook) {
    this.register = register;
    this.futureToleranceMs = futureToleranceMs;
    this.rules = rules;
  }

  /** Adds the rows of one message to the batch, and returns dead letters for what can't become a row. */
  store(action: StoreAction, batch: RowBatch): readonly DeadLetter[] {
    const refused = new RefusedMetrics();
    action.metrics.forEach((metric, index) => {
      const definition = action.definitions[index];
      if (definition === undefined) return;
      const found = this.placeMetric(metric, definition, action);
      if (typeof found === 'string') refused.add(found, `${ownerPath(definition)}/${definition.name}`);
      else if (found !== undefined && metric.isTransient) batch.transientValues.add(found);
      else if (found !== undefined) place(this.rules.judge(found), batch);
    });
    const [first] = action.definitions;
    return first === undefined ? [] : refused.toDeadLetters(action.message, ownerPath(first));
  }

  /** Finds the place of each reading, and makes dead letters for those that have none. */
  placeReadings(
    readings: readonly Reading[],
    message: IncomingMessage,
    source: string,
  ): { readonly placements: readonly Placement[]; readonly letters: readonly DeadLetter[] } {
    const refused = new RefusedMetrics();
    const placements: Placement[] = [];
    for (const reading of readings) {
      const found = this.placeReading(reading, message);
      if (typeof found === 'string') refused.add(found, reading.paths.at(-1) ?? source);
      else if (found !== undefined) placements.push(this.rules.judge(found));
    }
    return { placements, letters: refused.toDeadLetters(message, source) };
  }

  /**
   * Adds a death certificate for each equipment whose columns any of these metrics feeds: state unknown from `at` on. Who only
   * measures beside the machine (telemetry) says nothing of its state by dying.
   */
  expire(definitions: readonly MetricDefinition[], at: number, batch: RowBatch): void {
    const equipmentIds = new Set(
      definitions
        .map((definition) => this.targetOf(definition))
        .flatMap((target) => (target.kind === 'column' ? [target.equipmentId] : [])),
    );
    for (const equipmentId of equipmentIds) {
      const row = batch.equipment.row({ equipmentId, time: at, quality: Quality.stale, message: undefined });
      batch.equipment.columns.state[row] = unknownState;
      this.diedAt.set(equipmentId, at);
    }
  }

  private placeMetric(
    metric: Metric,
    definition: MetricDefinition,
    action: StoreAction,
  ): Placement | RefusalReason | undefined {
    const target = this.targetOf(definition);
    const { isBirth, payloadTimestamp, message } = action;
    // A birth repeats the present value; a repeated increment would count twice.
    if (isBirth && target.kind === 'column' && isIncrement(target)) return undefined;
    return this.placeSample(target, {
      time: metric.timestamp ?? payloadTimestamp ?? message.receivedAt,
      value: metric.isNull ? null : readMetricValue(metric, definition.datatype),
      quality: sampleQuality(metric, definition, action),
      // Neither says that the equipment lives again: one is of the past, the other leaves no trace.
      isAside: metric.isHistorical || metric.isTransient,
      bornAt: isBirth ? (payloadTimestamp ?? message.receivedAt) : undefined,
      message,
    });
  }

  private placeReading(reading: Reading, message: IncomingMessage): Placement | RefusalReason | undefined {
    const { time, value, quality } = reading;
    const target = this.readingTargets.targetOf(reading, this.register);
    return this.placeSample(target, {
      time: time ?? message.receivedAt,
      value,
      quality,
      isAside: false,
      bornAt: undefined,
      message,
    });
  }

  private placeSample(target: MetricTarget, sample: Sample): Placement | RefusalReason | undefined {
    if (target.kind === 'housekeeping') return undefined;
    if (target.kind === 'not-registered') return 'not-registered';
    if (sample.time > nowOf(sample.message) + this.futureToleranceMs) return 'far-future';
    if (target.kind === 'not-scalar') return sample.value === null ? undefined : 'wrong-type';
    if (sample.value === undefined) return 'wrong-type';
    return target.kind === 'column'
      ? this.placeInColumn(target, sample, sample.value)
      : placeInTelemetry(target, sample, sample.value);
  }

  private placeInColumn(
    target: ColumnTarget,
    sample: Sample,
    value: MetricValue | null,
  ): Placement | RefusalReason | undefined {
    const { column, equipmentId } = target;
    const { isAside, message } = sample;
    if (value === null && column !== 'state') return undefined;
    const checked = value === null ? noState : checkColumnValue(value, target);
    if (checked.kind === 'refused') return checked.reason;
    const aliveFrom = isAside ? sample.time : this.timeAfterDeath(equipmentId, sample);
    const time = isCounter(target) ? sample.time : aliveFrom;
    const quality = value === null ? Quality.bad : sample.quality;
    return { kind: 'column', equipmentId, column, value: checked.value, time, quality, message };
  }

  /**
   * A birth says what is true now, with the time at which it became true. For equipment that was declared dead in
   * between, the old time would leave it dead: it is alive from the birth on.
   */
  private timeAfterDeath(equipmentId: number, { time, bornAt, message }: Sample): number {
    const diedAt = this.diedAt.get(equipmentId);
    if (diedAt === undefined) return time;
    if (time > diedAt) {
      if (bornAt === undefined) this.diedAt.delete(equipmentId);
      return time;
    }
    if (bornAt === undefined) return time;
    return bornAt > diedAt ? bornAt : message.receivedAt;
  }

  private targetOf(definition: MetricDefinition): MetricTarget {
    if (definition.target !== undefined && definition.targetVersion === this.register.version) return definition.target;
    definition.target = this.register.resolve(definition, (metric) => this.telemetryMetrics.get(metric));
    definition.targetVersion = this.register.version;
    return definition.target;
  }
}

const noState = { kind: 'number', value: unknownState } as const;

/** A value as it came, whatever the wire. */
interface Sample {
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Undefined when it is not of the declared type. */
  readonly value: MetricValue | null | undefined;
  readonly quality: number;
  /** It says nothing of what the equipment does now, as far as history goes. */
  readonly isAside: boolean;
  /** When the birth was sent that the sample came in; undefined outside of births. */
  readonly bornAt: number | undefined;
  readonly message: IncomingMessage;
}

function placeInTelemetry(
  { metric }: Extract<MetricTarget, { kind: 'telemetry' }>,
  { time, quality, message }: Sample,
  value: MetricValue | null,
): Placement | RefusalReason {
  const checked = value === null ? null : checkTelemetryValue(value, metric);
  if (checked !== null && typeof checked === 'object') return checked.reason;
  return { kind: 'telemetry', metric, value: checked, time, quality, message };
}

/** A message that is taken again is looked at now, whenever it came. */
function nowOf({ receivedAt, deadLetterId }: IncomingMessage): number {
  return deadLetterId === undefined ? receivedAt : Date.now();
}

/** Its time is never moved: behind a birth come readings of before it, and a counter that falls behind them looks as if it began anew. */
function isCounter({ column }: ColumnTarget): boolean {
  return column === 'produced_counter' || column === 'scrap_counter';
}

function isIncrement({ column }: ColumnTarget): boolean {
  return column === 'produced' || column === 'scrap';
}
