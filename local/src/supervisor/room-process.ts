import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { backOffMs, failingAfterFailures, stableAfterMs } from './back-off.ts';
import { BoundedLogFile } from './bounded-log-file.ts';
import { severityOf } from './log-level.ts';
import { readLogLine } from './log-line.ts';
import { identifyProcess } from './process-identity.ts';
import type { Room } from './room.ts';
import type { RoomState } from './run-state.ts';

/** How long a room may take from its start to being ready. */
const readyWithinMs = 60_000;
/** How long a room may drain after SIGTERM before it gets SIGKILL. */
const drainWithinMs = 15_000;
/** A room that fails this often before it was ready for the first time gives up the start of the platform. */
const firstStartAttempts = 3;

const typescriptLoader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
const followSupervisor = new URL('follow-supervisor.js', import.meta.url);

/** What the owner of a room wants to hear of it. */
export interface RoomListener {
  /** The room entered this state, or what is known of it changed. */
  changed(state: RoomState['state']): void;
  /** The room printed a warning or an error, or ended without being asked to. */
  complained(message: string): void;
}

/**
 * One room's process, kept running. Its states:
 *
 * - *waiting*: not started yet, although its process may already load its code (`load`). `start` → starting.
 * - *starting*: the process was given the word but has not printed its ready line. That line → ready; its end, or no such
 *   line within a minute (it is then killed) → backing off.
 * - *ready*: it does its work. Its end, whatever the exit code → backing off.
 * - *backing off*: no process; the next start comes after a delay that doubles with every failure in a row, up to 30 s;
 *   then → starting. Half a minute in ready ends the row. From the fourth failure in a row the room counts as failing.
 * - *stopping*: `stop` was called; the process has SIGTERM, and SIGKILL follows when it does not drain in time.
 * - *stopped*: for good. From waiting and backing off `stop` leads here at once.
 *
 * A room that has never been ready and failed three times is stopped, and `start` rejects with its last error.
 */
export class RoomProcess {
  private readonly room: Room;
  private readonly listener: RoomListener;
  private readonly log: BoundedLogFile;
  private readonly logFile: string;
  private state: RoomState['state'] = 'waiting';
  private since = new Date();
  private child: ChildProcess | undefined;
  private failuresInARow = 0;
  private starts = 0;
  private lastError: string | null = null;
  private timer: NodeJS.Timeout | undefined;
  private stableTimer: NodeJS.Timeout | undefined;
  private firstStart: { resolve(): void; reject(error: Error): void } | undefined;

  constructor(room: Room, logFile: string, listener: RoomListener) {
    this.room = room;
    this.logFile = logFile;
    this.log = new BoundedLogFile(logFile);
    this.listener = listener;
  }

  /**
   * Starts the process ahead of the room's turn and waits until it has loaded its code. When it ends before, `start`
   * tries again.
   */
  async load(): Promise<void> {
    if (this.state !== 'waiting') return;
    const child = this.spawn();
    this.listener.changed(this.state);
    await Promise.race([once(child, 'message'), once(child, 'close')]);
  }

  /** Starts the room and waits until it is ready for the first time; from then on it is kept running. */
  start(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.firstStart = { resolve, reject };
      this.launch();
    });
  }

  /** Ends the room for good and waits until its process is gone. */
  async stop(): Promise<void> {
    if (this.state === 'stopped') return;
    clearTimeout(this.timer);
    clearTimeout(this.stableTimer);
    const child = this.child;
    if (child) await this.drain(child);
    this.enter('stopped');
    this.firstStart?.reject(new Error('stopped while it was starting'));
    this.firstStart = undefined;
  }

  /** A snapshot for the run state. */
  describe(): RoomState {
    const pid = this.child?.pid;
    return {
      name: this.room.name,
      state: this.state,
      failing: this.failuresInARow >= failingAfterFailures,
      address: this.room.address,
      process: pid === undefined ? null : (identifyProcess(pid) ?? null),
      restarts: Math.max(this.starts - 1, 0),
      since: this.since.toISOString(),
      lastError: this.lastError,
      logFile: this.logFile,
    };
  }

  private launch(): void {
    const child = this.child ?? this.spawn();
    // A process that has just gone shows by its end.
    child.send('start', () => undefined);
    this.timer = setTimeout(() => {
      this.note(`not ready within ${readyWithinMs / 1_000} s`);
      child.kill('SIGKILL');
    }, readyWithinMs);
    this.enter('starting');
  }

  private spawn(): ChildProcess {
    this.starts += 1;
    const { module, code, words = [], environment } = this.room;
    const follow = new URL(followSupervisor);
    if (code !== undefined) follow.search = pathToFileURL(code).href;
    const loader = module.endsWith('.ts') ? ['--import', typescriptLoader] : [];
    const child = spawn(process.execPath, [...loader, '--import', follow.href, module, ...words], {
      env: { ...environment },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A process group of its own: Ctrl-C reaches only the supervisor, which stops the rooms in order.
      detached: true,
    });
    this.child = child;
    this.follow(child.stdout);
    this.follow(child.stderr);
    child.once('error', (error) => this.note(error.message));
    child.once('close', (exitCode, signal) => this.ended(exitCode, signal));
    return child;
  }

  private follow(stream: Readable | null): void {
    if (!stream) return;
    createInterface({ input: stream }).on('line', (text) => {
      const line = readLogLine(text);
      if (line.severity >= severityOf(this.room.logLevel ?? 'trace')) this.log.append(text);
      if (line.complaint !== undefined) this.note(line.complaint);
      if (line.isReady && this.state === 'starting') this.becameReady();
    });
  }

  private note(complaint: string): void {
    this.lastError = complaint;
    if (this.state !== 'stopping') this.listener.complained(complaint);
  }

  private becameReady(): void {
    clearTimeout(this.timer);
    this.stableTimer = setTimeout(() => {
      this.failuresInARow = 0;
      this.listener.changed(this.state);
    }, stableAfterMs);
    this.enter('ready');
    this.firstStart?.resolve();
    this.firstStart = undefined;
  }

  private ended(exitCode: number | null, signal: NodeJS.Signals | null): void {
    this.child = undefined;
    if (this.state === 'waiting' || this.state === 'stopping' || this.state === 'stopped') return;
    clearTimeout(this.timer);
    clearTimeout(this.stableTimer);
    this.failuresInARow += 1;
    const how = signal === null ? `exit code ${exitCode ?? 'unknown'}` : signal;
    if (this.firstStart && this.failuresInARow >= firstStartAttempts) {
      this.giveUp(how);
      return;
    }
    const delayMs = backOffMs(this.failuresInARow);
    this.timer = setTimeout(() => this.launch(), delayMs);
    this.enter('backing-off');
    this.listener.complained(`ended (${how}); next start in ${delayMs / 1_000} s`);
  }

  private giveUp(how: string): void {
    const reason = this.lastError ?? `ended with ${how}`;
    this.enter('stopped');
    this.firstStart?.reject(new Error(reason));
    this.firstStart = undefined;
  }

  private async drain(child: ChildProcess): Promise<void> {
    this.enter('stopping');
    const closed = once(child, 'close');
    const kill = setTimeout(() => child.kill('SIGKILL'), drainWithinMs);
    child.kill('SIGTERM');
    await closed;
    clearTimeout(kill);
  }

  private enter(state: RoomState['state']): void {
    this.state = state;
    this.since = new Date();
    this.listener.changed(this.state);
  }
}
