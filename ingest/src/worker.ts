import type { Logger } from 'pino';
import { HostSession } from './host-session.ts';
import { SparkplugHost } from './host/sparkplug-host.ts';
import type { IncomingMessage } from './host/incoming-message.ts';
import { Intake } from './intake.ts';
import { Register } from './map/register.ts';
import { RowMapper } from './map/row-mapper.ts';
import { Health } from './observe/health.ts';
import { startObservationServer } from './observe/observation-server.ts';
import type { ObservationServer } from './observe/observation-server.ts';
import { WorkerMetrics } from './observe/worker-metrics.ts';
import { Refusals } from './refusals.ts';
import { RegisterWatch } from './register/register-watch.ts';
import type { Settings } from './settings.ts';
import { WorkerStoppedError } from './worker-stopped-error.ts';
import { BatchQueue } from './write/batch-queue.ts';
import { BatchWriter } from './write/batch-writer.ts';
import type { RowBatch } from './write/row-batch.ts';
import type { WriteOutcome } from './write/write-batch.ts';

const tickEveryMs = 100;
const drainTimeoutMs = 20_000;

/**
 * The ingest worker: broker → host session → intake (Sparkplug host, then mapping) → queue of batches → one writer →
 * database. Messages are pushed from the left, and the queue pushes back.
 *
 * Flowing: the session reads. Paused: the queue is full, so the session stops reading and the broker waits; it flows
 * again when half the queue is free. Away: rows have waited for the database longer than edge nodes keep their samples
 * for a replay, so the host says that it is offline and edge nodes keep data on disk; it returns when the queue is
 * empty.
 */
export class Worker {
  private readonly settings: Settings;
  private readonly log: Logger;
  private readonly metrics = new WorkerMetrics();
  private readonly health: Health;
  private readonly queue: BatchQueue;
  private readonly mapper: RowMapper;
  private readonly intake: Intake;
  private readonly session: HostSession;
  private readonly writer: BatchWriter;
  private readonly watch: RegisterWatch;
  private readonly running: Promise<unknown>[] = [];
  private server: ObservationServer | undefined;
  private ticker: NodeJS.Timeout | undefined;
  private isPaused = false;
  private isAway = false;
  private isStopping = false;
  private readonly whenReturning: (() => void)[] = [];

  constructor(settings: Settings, log: Logger) {
    this.settings = settings;
    this.log = log;
    this.health = new Health(settings.unhealthyAfterMs, Date.now());
    this.queue = new BatchQueue(settings);
    this.mapper = new RowMapper(new Register(0, []), settings.futureToleranceMs);
    const { queue, mapper, health, metrics } = this;
    const refusals = new Refusals({ queue, health, metrics, log });
    this.intake = new Intake({ host: new SparkplugHost(settings), mapper, queue, refusals, health, metrics, log });
    this.session = new HostSession({
      mqttUrl: settings.mqttUrl,
      hostId: settings.hostId,
      onMessage: (message) => this.receive(message),
      onBorn: () => this.noteBorn(),
      onOver: (reason, retryInMs) => this.noteSessionOver(reason, retryInMs),
      whenReady: () => this.whenReady(),
    });
    this.writer = new BatchWriter(queue, settings.databaseUrl, {
      onCommitted: (batch, outcome, seconds) => this.noteCommitted(batch, outcome, seconds),
      onFault: (fault, retryInMs) => this.noteFault(fault, retryInMs),
    });
    this.watch = new RegisterWatch(settings.databaseUrl, {
      onChange: (register) => this.useRegister(register),
      onFault: (fault) => this.noteFault(fault, undefined),
    });
  }

  /** Starts everything; resolves with the port of /healthz and /metrics once the worker reads messages or waits for its broker. */
  async start(): Promise<number> {
    const { registry } = this.metrics;
    this.server = await startObservationServer({
      port: this.settings.port,
      judge: () => this.health.judge(Date.now()),
      registry,
    });
    this.useRegister(await this.watch.start());
    this.running.push(this.writer.run(), this.watch.run(), this.session.run());
    this.ticker = setInterval(() => this.tick(), tickEveryMs);
    return this.server.port;
  }

  /**
   * Publishes the death, lets every row land, then frees everything. Throws a WorkerStoppedError when the database
   * does not take the rows in time; nothing of them was acknowledged.
   */
  async stop(): Promise<void> {
    this.isStopping = true;
    this.returnFromAway();
    this.watch.stop();
    await this.session.stop();
    clearInterval(this.ticker);
    // What waits for a missing message waits no longer.
    this.intake.tick(Date.now() + this.settings.reorderTimeoutMs, this.session);
    this.queue.close();
    const abandonTimer = setTimeout(() => this.writer.abandon(), drainTimeoutMs);
    const results = await Promise.allSettled(this.running);
    clearTimeout(abandonTimer);
    await this.server?.stop();
    if (results.some(({ status }) => status === 'rejected')) throw new WorkerStoppedError(this.queue.pendingRows);
  }

  private receive(message: IncomingMessage): void {
    this.intake.receive(message, this.session.stateTimestamp, this.session);
    if (!this.isPaused && this.queue.pendingRows >= this.settings.queueRows) {
      this.isPaused = true;
      this.metrics.pauses.inc();
      this.session.pause();
      this.log.warn(
        { rows: this.queue.pendingRows },
        'The database is slower than the machines; the broker has to wait.',
      );
    }
  }

  private tick(): void {
    this.intake.tick(Date.now(), this.session);
    this.metrics.queueRows.set(this.queue.pendingRows);
    if (!this.isAway && this.queue.oldestPendingMs > this.settings.offlineAfterMs) this.goAway();
  }

  private goAway(): void {
    this.isAway = true;
    this.log.error('Rows have waited too long for the database. The host goes offline until they have landed.');
    void this.session.leave();
  }

  private returnFromAway(): void {
    this.isAway = false;
    for (const resolve of this.whenReturning.splice(0)) resolve();
  }

  private async whenReady(): Promise<void> {
    if (this.isAway) await new Promise<void>((resolve) => this.whenReturning.push(resolve));
  }

  private noteCommitted(batch: RowBatch, outcome: WriteOutcome, seconds: number): void {
    if (outcome.equipmentRows + outcome.telemetryRows > 0) this.health.rowsLanded();
    this.metrics.countBatch(batch, outcome, seconds);
    const waitingRows = this.queue.pendingRows - batch.size;
    if (this.isPaused && waitingRows <= this.settings.queueRows / 2) {
      this.isPaused = false;
      this.session.resume();
    }
    if (this.isAway && waitingRows === 0) this.returnFromAway();
    this.log.debug({ ...outcome, seconds }, 'batch committed');
  }

  private noteFault(fault: string, retryInMs: number | undefined): void {
    this.metrics.databaseFaults.inc();
    this.health.databaseFailed(fault);
    this.log.error({ fault, retryInMs }, 'The database refused to work. Check it; rows are kept and tried again.');
  }

  private noteBorn(): void {
    this.metrics.sessions.inc();
    this.health.brokerConnected();
    this.isPaused = false;
    this.log.info({ hostId: this.settings.hostId }, 'online');
  }

  private noteSessionOver(reason: string, retryInMs: number): void {
    this.health.brokerLost(Date.now());
    this.log.warn({ reason, retryInMs }, 'No session with the broker. Check MQTT_URL and the broker; trying again.');
    if (!this.isStopping) this.intake.disconnect(Date.now());
  }

  private useRegister(register: Register): void {
    this.mapper.register = register;
    this.log.info({ version: register.version, sources: register.size }, 'packml_register read');
  }
}
