import type { Logger } from 'pino';
import { DialectSources } from './dialect/dialect-sources.ts';
import { FiguresBoard } from './figures/figures-board.ts';
import { HostSession } from './host-session.ts';
import type { IncomingMessage } from './host/incoming-message.ts';
import { SparkplugHost } from './host/sparkplug-host.ts';
import { Intake } from './intake.ts';
import { Register } from './map/register.ts';
import { RowMapper } from './map/row-mapper.ts';
import { Health } from './observe/health.ts';
import { startObservationServer } from './observe/observation-server.ts';
import type { ObservationServer } from './observe/observation-server.ts';
import { reportTraffic } from './observe/report-traffic.ts';
import { WorkerMetrics } from './observe/worker-metrics.ts';
import { readTlsFiles } from './read-tls-files.ts';
import { recallOnce } from './recall/recall-nodes.ts';
import { Refusals } from './refusals.ts';
import type { Declarations } from './register/declarations.ts';
import { watchDeclarations } from './register/watch-declarations.ts';
import type { Settings } from './settings.ts';
import { callRoll } from './share/call-roll.ts';
import { isInShare } from './share/node-share.ts';
import { recallSignals } from './validate/recall-signals.ts';
import { RuleBook } from './validate/rule-book.ts';
import { DatabaseWatch } from './watch/database-watch.ts';
import type { Look } from './watch/database-watch.ts';
import { WorkerStoppedError } from './worker-stopped-error.ts';
import { BatchQueue } from './write/batch-queue.ts';
import { BatchWriter } from './write/batch-writer.ts';
import type { DatabaseSession } from './write/database-session.ts';
import type { RowBatch } from './write/row-batch.ts';
import type { WriteOutcome } from './write/write-batch.ts';

const tickEveryMs = 100;
const drainTimeoutMs = 20_000;

/** Why the host says that it is offline although it runs. */
type AwayReason = 'rows-wait' | 'workers-missing';

/**
 * The ingest worker: broker → host session → intake (Sparkplug host, then mapping) → queue of batches → one writer →
 * database. Messages are pushed from the left, and the queue pushes back. There is a host session for each broker, and
 * one host behind them all.
 *
 * Flowing: the sessions read. Paused: the queue is full, so the sessions stop reading and the brokers wait; they flow
 * again when half the queue is free. Away: rows have waited for the database longer than edge nodes keep their samples
 * for a replay, or another worker that shares the edge nodes is missing, so the host says that it is offline and edge
 * nodes keep data on disk; it returns when the queue is empty and all workers are there.
 */
export class Worker {
  private readonly settings: Settings;
  private readonly log: Logger;
  private readonly metrics = new WorkerMetrics();
  private readonly health: Health;
  private readonly queue: BatchQueue;
  private readonly rules: RuleBook;
  private readonly mapper: RowMapper;
  private readonly intake: Intake;
  private readonly host: SparkplugHost;
  private readonly sessions: readonly HostSession[];
  private readonly dialects: DialectSources;
  private readonly writer: BatchWriter;
  private readonly watch: DatabaseWatch;
  private readonly figures: FiguresBoard;
  private readonly running: Promise<unknown>[] = [];
  private server: ObservationServer | undefined;
  private ticker: NodeJS.Timeout | undefined;
  private isPaused = false;
  private readonly away = new Set<AwayReason>();
  private isStopping = false;
  private readonly whenReturning: (() => void)[] = [];

  constructor(settings: Settings, log: Logger) {
    this.settings = settings;
    this.log = log;
    this.health = new Health(settings.unhealthyAfterMs, Date.now());
    this.queue = new BatchQueue(settings);
    this.rules = new RuleBook((breach, rule) => this.metrics.countBreach(breach, rule));
    this.mapper = new RowMapper(new Register(0, []), settings.futureToleranceMs, this.rules);
    this.host = new SparkplugHost(settings);
    const { host, queue, mapper, health, metrics } = this;
    const refusals = new Refusals({ queue, health, metrics, log });
    const voicesFor = (server: number | undefined): readonly HostSession[] => this.voicesFor(server);
    this.intake = new Intake({ host, mapper, queue, refusals, health, metrics, log, voicesFor });
    this.dialects = new DialectSources({
      ...{ settings, mapper, queue, refusals, health, metrics },
      isBusy: () => this.isPaused || this.isStopping,
      onMessage: () => this.pauseWhenFull(),
      onOver: (reason, retryInMs) => log.warn({ reason, retryInMs }, 'No session for JSON; trying again.'),
      onFault: (fault) => log.error({ fault }, 'The folder of INGEST_TAIL_FOLDER could not be read; trying again.'),
    });
    this.sessions = settings.mqttUrls.map((url, server) => this.createSession(url, server));
    this.writer = new BatchWriter(queue, settings.databaseUrl, {
      onCommitted: (batch, outcome, seconds) => this.noteCommitted(batch, outcome, seconds),
      onFault: (fault, retryInMs) => this.noteFault(fault, retryInMs),
    });
    this.figures = new FiguresBoard({
      everyMs: settings.figuresEveryMs,
      say: (message) => this.sessions.map((session) => session.say(message)).includes(true),
    });
    this.watch = new DatabaseWatch(settings.databaseUrl, this.looks(), (fault) => this.noteFault(fault, undefined));
  }

  /** Starts everything; resolves with the port of /healthz and /metrics once the worker reads messages or waits for its broker. */
  async start(): Promise<number> {
    const { registry } = this.metrics;
    this.server = await startObservationServer({
      port: this.settings.port,
      host: this.settings.host,
      routes: this.dialects.routes,
      judge: () => this.health.judge(Date.now()),
      registry,
    });
    await this.watch.start();
    this.running.push(this.writer.run(), this.watch.run(), ...this.sessions.map((session) => session.run()));
    if (this.isLeader) this.running.push(this.dialects.run());
    this.ticker = setInterval(() => this.tick(), tickEveryMs);
    return this.server.port;
  }

  /**
   * Publishes the death, lets every row land, then frees everything. Throws a WorkerStoppedError when the database
   * does not take the rows in time; nothing of them was acknowledged.
   */
  async stop(): Promise<void> {
    this.isStopping = true;
    for (const reason of this.away) this.comeBack(reason);
    this.watch.stop();
    await Promise.all([this.dialects, ...this.sessions].map((source) => source.stop()));
    clearInterval(this.ticker);
    // What waits for a missing message waits no longer.
    this.intake.tick(Date.now() + this.settings.reorderTimeoutMs);
    this.queue.close();
    const abandonTimer = setTimeout(() => this.writer.abandon(), drainTimeoutMs);
    const results = await Promise.allSettled(this.running);
    clearTimeout(abandonTimer);
    await this.server?.stop();
    if (results.some(({ status }) => status === 'rejected')) throw new WorkerStoppedError(this.queue.pendingRows);
  }

  /** The first of several workers announces the host, and alone reads what can't be shared out by edge node. */
  private get isLeader(): boolean {
    return this.settings.share.worker === 1;
  }

  private createSession(url: string, server: number): HostSession {
    const { hostId, mqttVersion, tlsFiles, share } = this.settings;
    const session = new HostSession({
      url,
      server,
      hostId,
      clientId: share.worker === 1 ? `andon-ingest-${hostId}` : `andon-ingest-${hostId}-${share.worker}`,
      isAnnouncer: this.isLeader,
      protocolVersion: mqttVersion === '5' ? 5 : 4,
      tls: readTlsFiles(tlsFiles),
      onMessage: (message) => this.receive(message, session),
      onBorn: () => this.noteBorn(session),
      onOver: (reason, retryInMs) => this.noteSessionOver(session, reason, retryInMs),
      whenReady: () => this.whenReady(),
    });
    return session;
  }

  private looks(): readonly Look[] {
    const { share } = this.settings;
    const recall = recallOnce(
      (groupId, edgeNodeId) => isInShare(share, groupId, edgeNodeId),
      (nodes) => this.host.remember(nodes, Date.now()),
    );
    const looks = [
      ...(this.isLeader ? this.dialects.firstLooks : []),
      watchDeclarations((declarations) => this.follow(declarations)),
      recall,
      recallSignals(this.rules),
      reportTraffic(this.metrics.traffic),
      ...(this.isLeader ? [...this.dialects.looks, (database: DatabaseSession) => this.figures.look(database)] : []),
    ];
    if (share.workers === 1) return looks;
    return [
      ...looks,
      callRoll(
        share,
        () => !this.away.has('rows-wait'),
        (othersAreReady) => this.noteRoll(othersAreReady),
      ),
    ];
  }

  private voicesFor(server: number | undefined): readonly HostSession[] {
    return this.sessions.filter((session) => server === undefined || session.server === server);
  }

  private receive(message: IncomingMessage, session: HostSession): void {
    this.intake.receive(message, session);
    this.pauseWhenFull();
  }

  private pauseWhenFull(): void {
    if (!this.isPaused && this.queue.fullness >= 1) {
      this.isPaused = true;
      this.metrics.pauses.inc();
      for (const source of [this.dialects, ...this.sessions]) source.pause();
      this.log.warn(
        { rows: this.queue.pendingRows },
        'The database is slower than the machines; the broker has to wait.',
      );
    }
  }

  private tick(): void {
    this.intake.tick(Date.now());
    this.metrics.queueRows.set(this.queue.pendingRows);
    if (this.queue.oldestPendingMs > this.settings.offlineAfterMs) this.goAway('rows-wait');
  }

  private noteRoll(othersAreReady: boolean): void {
    // Only the first announces the host, so only it can take the announcement back.
    if (this.settings.share.worker !== 1) return;
    if (othersAreReady) this.comeBack('workers-missing');
    else this.goAway('workers-missing');
  }

  private goAway(reason: AwayReason): void {
    const isAwayAlready = this.away.size > 0;
    if (this.away.has(reason)) return;
    this.away.add(reason);
    this.log.error(awaySentences[reason]);
    if (!isAwayAlready) for (const session of this.sessions) void session.leave();
  }

  private comeBack(reason: AwayReason): void {
    this.away.delete(reason);
    if (this.away.size === 0) for (const resolve of this.whenReturning.splice(0)) resolve();
  }

  private async whenReady(): Promise<void> {
    if (this.away.size > 0) await new Promise<void>((resolve) => this.whenReturning.push(resolve));
  }

  private noteCommitted(batch: RowBatch, outcome: WriteOutcome, seconds: number): void {
    if (outcome.equipmentRows + outcome.telemetryRows > 0) this.health.rowsLanded();
    this.metrics.countBatch(batch, outcome, seconds);
    if (this.isPaused && this.queue.fullness <= 1 / 2) {
      this.isPaused = false;
      for (const source of [this.dialects, ...this.sessions]) source.resume();
    }
    if (this.queue.pendingRows === 0) this.comeBack('rows-wait');
    this.log.debug({ ...outcome, seconds }, 'batch committed');
  }

  private noteFault(fault: string, retryInMs: number | undefined): void {
    this.metrics.databaseFaults.inc();
    this.health.databaseFailed(fault);
    this.log.error({ fault, retryInMs }, 'The database refused to work. Check it; rows are kept and tried again.');
  }

  private noteBorn(session: HostSession): void {
    this.metrics.sessions.inc();
    if (this.sessions.every(({ isOnline }) => isOnline)) this.health.brokerConnected();
    if (this.isPaused) session.pause();
    this.host.connect(session.server, Date.now());
    this.figures.forget();
    this.log.info({ hostId: this.settings.hostId, server: session.server }, 'online');
  }

  private noteSessionOver({ server }: HostSession, reason: string, retryInMs: number): void {
    this.health.brokerLost(Date.now());
    this.log.warn(
      { server, reason, retryInMs },
      'No session with the broker. Check MQTT_URL and the broker; trying again.',
    );
    if (!this.isStopping) this.intake.disconnect(server, Date.now());
  }

  private follow(declarations: Declarations): void {
    const { register, mappings, rules } = declarations;
    this.mapper.register = register;
    this.rules.rules = rules;
    this.dialects.follow(declarations);
    const { version, size: sources } = register;
    this.log.info({ version, sources, mappings: mappings.length, rules: rules.length }, 'declarations read');
  }
}

const awaySentences: Readonly<Record<AwayReason, string>> = {
  'rows-wait': 'Rows have waited too long for the database. The host goes offline until they have landed.',
  'workers-missing': 'Not all workers are there. Start all INGEST_WORKERS; the host is offline until they are.',
};
