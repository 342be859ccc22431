import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Breach } from '../validate/find-breaches.ts';
import type { MetricRule } from '../validate/metric-rule.ts';
import type { RowBatch } from '../write/row-batch.ts';
import type { WriteOutcome } from '../write/write-batch.ts';
import { SourceTraffic } from './source-traffic.ts';
import { Tally } from './tally.ts';

/** What /metrics shows: effects first, then where time goes. */
export class WorkerMetrics {
  readonly registry = new Registry();
  /** By sender, for the database. */
  readonly traffic = new SourceTraffic();

  readonly messages = new Tally(this.registry, 'andon_ingest_messages_total', 'MQTT messages received', 'verb');
  readonly metrics = this.counter('andon_ingest_metrics_total', 'Sparkplug metrics received that a birth resolves', []);
  readonly rows = this.counter('andon_ingest_rows_total', 'Rows committed', ['table']);
  readonly sourceRows = this.counter('andon_ingest_source_rows_total', 'Rows committed, by sender', ['source']);
  readonly deadLetters = this.counter('andon_ingest_dead_letters_total', 'Messages refused, whole or in part', [
    'reason',
  ]);
  readonly deadLettersDropped = this.counter(
    'andon_ingest_dead_letters_dropped_total',
    'Refused messages that were counted but not stored, because their source floods',
    ['reason'],
  );
  readonly breaches = this.counter('andon_ingest_rule_breaches_total', 'Values that break a rule of metric_rules', [
    'equipment',
    'signal',
    'breach',
  ]);
  readonly duplicatePoints = this.counter(
    'andon_ingest_duplicate_points_total',
    'Points whose id had landed before',
    [],
  );
  /** How long the worker has been decoding messages, mapping them to rows, and waiting for the database to write. */
  readonly stageSeconds = new Tally(
    this.registry,
    'andon_ingest_stage_seconds_total',
    'Time spent on messages',
    'stage',
  );
  readonly batches = this.counter('andon_ingest_batches_total', 'Transactions committed', []);
  readonly databaseFaults = this.counter('andon_ingest_database_faults_total', 'Attempts to write that failed', []);
  readonly rebirths = this.counter('andon_ingest_rebirth_requests_total', 'Rebirths requested of edge nodes', []);
  readonly gaps = this.counter('andon_ingest_sequence_gaps_total', 'Gaps in sequence numbers left open', []);
  readonly unmatchedDeaths = this.counter(
    'andon_ingest_unmatched_deaths_total',
    'NDEATH messages that fit no birth: late, repeated, or without a bdSeq',
    [],
  );
  readonly retypedMetrics = this.counter(
    'andon_ingest_retyped_metrics_total',
    'Metrics whose data said another datatype than their birth',
    [],
  );
  readonly sessions = this.counter('andon_ingest_sessions_total', 'MQTT sessions opened', []);
  readonly foreignHosts = this.counter(
    'andon_ingest_foreign_host_total',
    'STATE messages of another host with our id',
    [],
  );
  readonly pauses = this.counter('andon_ingest_pauses_total', 'Times the broker had to wait for the database', []);
  readonly queueRows = new Gauge({
    name: 'andon_ingest_queue_rows',
    help: 'Rows in memory that are not committed yet',
    registers: [this.registry],
  });
  readonly batchSeconds = new Histogram({
    name: 'andon_ingest_batch_seconds',
    help: 'Time to write one batch',
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  readonly lagSeconds = new Histogram({
    name: 'andon_ingest_lag_seconds',
    help: 'From the sending of the oldest live message of a batch to its commit',
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  countBreach(breach: Breach, { equipmentId, signal }: MetricRule): void {
    this.breaches.inc({ breach, signal, equipment: equipmentId });
  }

  /** Counts a committed batch. */
  countBatch(batch: RowBatch, outcome: WriteOutcome, seconds: number): void {
    this.rows.inc({ table: 'equipment_values' }, outcome.equipmentRows);
    this.rows.inc({ table: 'telemetry' }, outcome.telemetryRows);
    for (const [source, rows] of batch.rowsBySource) this.sourceRows.inc({ source }, rows);
    this.deadLetters.inc({ reason: 'refused-by-database' }, outcome.refusedRows);
    this.duplicatePoints.inc(batch.duplicatePoints);
    this.batches.inc();
    this.stageSeconds.add('write', seconds);
    this.batchSeconds.observe(seconds);
    const lagSeconds = batch.oldestSentAt === undefined ? undefined : (Date.now() - batch.oldestSentAt) / 1_000;
    if (lagSeconds !== undefined) this.lagSeconds.observe(lagSeconds);
    this.traffic.countRows(batch.rowsBySource, lagSeconds);
  }

  private counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
    return new Counter({ name, help, labelNames, registers: [this.registry] });
  }
}
