import { join } from 'node:path';
import type { Jobs } from '../jobs/start-jobs.ts';
import { PlainError } from '../plain-error.ts';
import type { Environment, LocalSettings } from '../settings.ts';
import { checkRoomSettings } from './check-room-settings.ts';
import { emptyDataFolder, openDataFolder } from './data-folder.ts';
import { takeDataFolderLock, type DataFolderLock } from './data-folder-lock.ts';
import { endPreviousRooms } from './end-previous-rooms.ts';
import { findTakenPort } from './find-taken-port.ts';
import { planPlatform, withoutCredentials, type PlatformPlan } from './plan-platform.ts';
import { identifyProcess } from './process-identity.ts';
import type { Progress } from './progress.ts';
import type { Room } from './room.ts';
import { RoomProcess } from './room-process.ts';
import { removeRunState, writeRunState, type RoomState, type RunState } from './run-state.ts';
import { settleReplacement } from '../backup/settle-replacement.ts';
import { placeTemplate } from '../template/place-template.ts';

/** How to start. */
export interface StartOptions {
  readonly settings: LocalSettings;
  readonly environment: Environment;
  /** Delete what earlier runs left in the data folder. */
  readonly fresh: boolean;
  readonly progress: Progress;
}

/**
 * The whole platform as one thing: `start` brings the rooms up in the order of the data's flow reversed at its end (who
 * reads is there before who writes), `stop` takes them down in reverse. In between each room keeps itself running, and
 * the run state in the data folder tells other commands about all of them.
 */
export class Platform {
  private readonly options: StartOptions;
  private readonly plan: PlatformPlan;
  private readonly startedAt = new Date();
  private readonly rooms: RoomProcess[] = [];
  private readonly external: RoomState[] = [];
  private lock: DataFolderLock | undefined;
  private jobs: Jobs | undefined;
  private stopping: Promise<void> | undefined;

  /** @throws {PlainError} when a room would refuse its settings. */
  constructor(options: StartOptions) {
    this.options = options;
    this.plan = planPlatform(options.settings, options.environment);
    checkRoomSettings(this.plan);
  }

  /**
   * @throws {PlainError} when the folder or a port is taken, or a room does not come up. Whatever was started by then
   * has been stopped again.
   */
  async start(): Promise<void> {
    const { settings, fresh } = this.options;
    openDataFolder(settings.dataFolder);
    this.lock = this.takeLock();
    try {
      await endPreviousRooms(settings.dataFolder);
      await rejectTakenPorts(this.plan);
      settleReplacement(settings.dataFolder);
      if (fresh) emptyDataFolder(settings.dataFolder);
      await this.startRooms();
    } catch (error) {
      await this.stop();
      throw error;
    }
  }

  /** Stops every room, last started first, and gives the data folder free. Callable at any time, and twice. */
  stop(): Promise<void> {
    this.stopping ??= this.stopRooms();
    return this.stopping;
  }

  private async stopRooms(): Promise<void> {
    await this.jobs?.stop();
    for (const room of this.rooms.toReversed()) await room.stop();
    if (!this.lock) return;
    removeRunState(this.options.settings.dataFolder);
    this.lock.release();
  }

  /**
   * The rooms after the database load their code, one by one, while the database comes up and is migrated, so that there
   * is little left to wait for when their turn comes. The simulator starts beside ingest, whose word it waits for anyway.
   * The engine comes behind the handlers that it calls, and the screens come last; these load nothing ahead: no row waits for
   * them.
   */
  private async startRooms(): Promise<void> {
    const { plan } = this;
    const database = this.add(plan.database, 'database', plan.databaseUrl);
    const broker = this.add(plan.broker, 'broker', plan.mqttUrl);
    const ingest = this.add(plan.ingest, 'ingest', plan.ingestUrl);
    const simulator = plan.simulator && this.add(plan.simulator, 'simulator', '');
    const actions = this.add(plan.actions, 'actions', '');
    const engine = this.add(plan.engine, 'engine', plan.graphqlUrl);
    const web = this.add(plan.web, 'web', '');
    const brokerUp = this.bringUp(broker);
    void this.loadAhead([ingest, simulator], brokerUp);
    await Promise.all([this.bringUpDatabase(database).then(() => this.migrate()), brokerUp]);
    await Promise.all([this.bringUp(ingest), this.bringUp(simulator)]);
    await this.bringUp(actions);
    await this.bringUp(engine);
    await this.bringUp(web);
    await this.startJobs();
  }

  private async startJobs(): Promise<void> {
    const { plan } = this;
    if (this.isStopping()) return;
    const { startJobs } = await import('../jobs/start-jobs.ts');
    this.jobs = startJobs({
      databaseUrl: plan.databaseUrl,
      isEmbedded: plan.database !== undefined,
      logFile: this.logFile('jobs'),
      logLevel: this.options.settings.logLevel,
      complained: (message) => this.options.progress.complained('jobs', message),
    });
  }

  /** Rooms are added in the order in which they start; they stop in reverse. */
  private add(room: Room | undefined, name: string, url: string): RoomProcess | undefined {
    if (room) {
      const running = new RoomProcess(room, this.logFile(name), this.listenTo(name));
      this.rooms.push(running);
      return running;
    }
    const address = withoutCredentials(url);
    this.external.push(externalRoom(name, address));
    this.options.progress.done(name, 0, `${address} (external)`);
    return undefined;
  }

  /** One by one and after the broker's start, so that the database has a processor for itself. */
  private async loadAhead(rooms: readonly (RoomProcess | undefined)[], brokerUp: Promise<void>): Promise<void> {
    await brokerUp.catch(() => undefined);
    for (const room of rooms) if (!this.isStopping()) await room?.load();
  }

  private async bringUpDatabase(database: RoomProcess | undefined): Promise<void> {
    if (database && !this.isStopping()) {
      const { dataFolder, demo } = this.options.settings;
      await placeTemplate(dataFolder, demo);
    }
    await this.bringUp(database);
  }

  private async bringUp(room: RoomProcess | undefined): Promise<void> {
    if (!room || this.isStopping()) return;
    const startedAt = performance.now();
    const { name, address, logFile } = room.describe();
    try {
      await room.start();
    } catch (error) {
      if (this.isStopping()) return;
      throw new PlainError(`The ${name} did not start: see ${logFile ?? ''}.`, { cause: error });
    }
    this.options.progress.done(name, performance.now() - startedAt, address ?? '');
  }

  private async migrate(): Promise<void> {
    if (this.isStopping()) return;
    const startedAt = performance.now();
    // Loaded only now: the rooms' processes should not wait for it.
    const { migrateDatabase } = await import('./migrate-database.ts');
    const { migrations, seeds } = await migrateDatabase(this.plan.databaseUrl, this.options.settings.demo);
    const detail = migrations + seeds === 0 ? 'up to date' : `${migrations} applied, ${seeds} seed files`;
    this.options.progress.done('migrations', performance.now() - startedAt, detail);
  }

  private isStopping(): boolean {
    return this.stopping !== undefined;
  }

  private listenTo(name: string) {
    const { progress } = this.options;
    let wasReady = false;
    let isReady = false;
    return {
      changed: (state: RoomState['state']) => {
        if (state === 'ready' && wasReady && !isReady) progress.recovered(name);
        isReady = state === 'ready';
        wasReady ||= isReady;
        this.publishState();
      },
      complained: (message: string) => {
        progress.complained(name, message);
        this.publishState();
      },
    };
  }

  private publishState(): void {
    const { plan } = this;
    const supervisor = identifyProcess(process.pid);
    if (!supervisor) return;
    this.tryToWrite({
      version: 1,
      supervisor,
      startedAt: this.startedAt.toISOString(),
      dataFolder: this.options.settings.dataFolder,
      databaseUrl: plan.databaseUrl,
      mqttUrl: plan.mqttUrl,
      ingestUrl: plan.ingestUrl,
      graphqlUrl: plan.graphqlUrl,
      adminSecret: plan.adminSecret,
      rooms: [...this.external, ...this.rooms.map((room) => room.describe())],
    });
  }

  private tryToWrite(state: RunState): void {
    try {
      writeRunState(state);
    } catch (error) {
      // A full disk must not end the platform; status then shows what was written last.
      this.options.progress.complained('supervisor', `The run state cannot be written: ${String(error)}`);
    }
  }

  private takeLock(): DataFolderLock {
    const { dataFolder } = this.options.settings;
    const taken = takeDataFolderLock(dataFolder);
    if ('release' in taken) return taken;
    throw new PlainError(
      `Andon already runs on ${dataFolder} (process ${taken.pid}): stop it first, or set ANDON_DATA_FOLDER and the ports ` +
        'to start another beside it.',
    );
  }

  private logFile(room: string): string {
    return join(this.options.settings.dataFolder, 'logs', `${room}.log`);
  }
}

async function rejectTakenPorts(plan: PlatformPlan): Promise<void> {
  const taken = await findTakenPort(plan.ports);
  if (!taken) return;
  throw new PlainError(
    `Port ${taken.port}, meant for the ${taken.room}, is taken by another program: set ${taken.setting} to a free port.`,
  );
}

function externalRoom(name: string, address: string): RoomState {
  return {
    name,
    state: 'external',
    failing: false,
    address,
    process: null,
    restarts: 0,
    since: new Date().toISOString(),
    lastError: null,
    logFile: null,
  };
}
