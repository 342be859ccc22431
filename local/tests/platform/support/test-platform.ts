import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePorts } from '@andon/mqtt/testing';
import { openDataFolder } from '../../../src/supervisor/data-folder.ts';
import { readRunState, type RoomState, type RunState } from '../../../src/supervisor/run-state.ts';
import type { MachineStatus } from '../../../src/status/read-machines.ts';
import { prepareTemplate } from '../../../src/template/prepare-template.ts';
import { runCommandLine, startCommandLine, type RunningCommand } from './command-line.ts';
import { waitUntil } from './wait-until.ts';

/** What `status --json` prints. */
export type StatusAnswer = RunState & {
  readonly database: Readonly<Record<'host' | 'user' | 'password' | 'database', string>> & { readonly port: number };
  readonly machines: readonly MachineStatus[];
};

/** A platform of a test: its own data folder and ports. */
export class TestPlatform {
  readonly settings: Readonly<Record<string, string>>;
  readonly dataFolder: string;
  readonly ports: readonly number[];
  private readonly base: string;
  private command: RunningCommand | undefined;

  private constructor(base: string, ports: readonly number[], more: Readonly<Record<string, string>> = {}) {
    const [database = 0, mqtt = 0, ingest = 0, web = 0, actions = 0, engine = 0] = ports;
    this.base = base;
    this.ports = [database, mqtt, ingest, web, actions, engine];
    this.dataFolder = join(base, 'data');
    this.settings = {
      ANDON_DATA_FOLDER: this.dataFolder,
      ANDON_DATABASE_PORT: String(database),
      ANDON_MQTT_PORT: String(mqtt),
      ANDON_INGEST_PORT: String(ingest),
      ANDON_WEB_PORT: String(web),
      ANDON_ACTIONS_PORT: String(actions),
      ANDON_ENGINE_PORT: String(engine),
      ...more,
    };
  }

  /** Prepares a data folder whose database is already made, migrated and seeded, to save the minutes of many tests. */
  static async create(): Promise<TestPlatform> {
    const base = mkdtempSync(join(tmpdir(), 'andon-platform-'));
    const platform = new TestPlatform(base, await freePorts(6));
    openDataFolder(platform.dataFolder);
    cpSync(await prepareTemplate({ migrated: true, seeded: true }), platform.dataFolder, { recursive: true });
    return platform;
  }

  /** With an empty data folder and more settings. */
  static async createEmpty(more: Readonly<Record<string, string>>): Promise<TestPlatform> {
    return new TestPlatform(mkdtempSync(join(tmpdir(), 'andon-platform-')), await freePorts(6), more);
  }

  /** Starts it and waits until it says that it runs. */
  async start(args: readonly string[] = []): Promise<RunningCommand> {
    const command = startCommandLine(['start', ...args], this.settings);
    this.command = command;
    await waitUntil(
      `the platform runs\n${command.printed()}`,
      () => {
        if (command.process.exitCode !== null) throw new Error(command.printed());
        return command.printed().includes('Running after');
      },
      180_000,
    );
    return command;
  }

  async status(): Promise<StatusAnswer> {
    const { out, err, code } = await runCommandLine(['status', '--json'], this.settings);
    if (code !== 0) throw new Error(`${out}${err}`);
    return JSON.parse(out) as StatusAnswer;
  }

  runState(): RunState {
    const state = readRunState(this.dataFolder);
    if (!state) throw new Error('There is no run state.');
    return state;
  }

  room(name: string): RoomState {
    const room = this.runState().rooms.find((each) => each.name === name);
    if (!room) throw new Error(`There is no room ${name}.`);
    return room;
  }

  /** Ends what still runs, as Ctrl-C does. */
  async stop(): Promise<void> {
    const { command } = this;
    if (command?.process.exitCode !== null || command.process.signalCode !== null) return;
    command.process.kill('SIGTERM');
    await command.finished;
  }

  /** Ends what still runs and removes every file. */
  async remove(): Promise<void> {
    await this.stop();
    rmSync(this.base, { recursive: true, force: true });
  }
}
