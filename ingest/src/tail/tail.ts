import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { DialectIntake } from '../dialect/dialect-intake.ts';
import { filePrefix } from '../dialect/dialect-router.ts';
import type { Refusals } from '../refusals.ts';
import type { BatchQueue } from '../write/batch-queue.ts';
import type { FilePosition } from '../write/file-position.ts';
import { TailedFile } from './tailed-file.ts';

const lookEveryMs = 250;

/** `press.jsonl`, and what rotation makes of it: `press.jsonl.1`. */
const tailedName = /\.jsonl(\.\d+)?$/;

export interface TailOptions {
  readonly folder: string;
  readonly intake: DialectIntake;
  readonly refusals: Refusals;
  readonly queue: BatchQueue;
  /** Called after every chunk, so that readers may be paused. */
  readonly onMessage: () => void;
  readonly onFault: (fault: string) => void;
}

/**
 * Follows every file of lines in a folder. The position behind a line lands in the transaction of its row or a later
 * one: after a crash some lines are read again, and merge with the rows that they made.
 */
export class Tail {
  private readonly options: TailOptions;
  private readonly stopping = new AbortController();
  private readonly files = new Map<string, TailedFile>();
  private recalled: readonly FilePosition[] = [];
  private whenResumed: Promise<void> | undefined;
  private wake: () => void = () => undefined;

  constructor(options: TailOptions) {
    this.options = options;
  }

  /** How far files were read before; to be told before `run`. */
  recall(positions: readonly FilePosition[]): void {
    this.recalled = positions;
  }

  /** Looks at the folder again and again until `stop`. */
  async run(): Promise<void> {
    while (!this.isStopping()) {
      try {
        await this.look();
      } catch (error) {
        this.options.onFault(error instanceof Error ? error.message : String(error));
      }
      await wait(lookEveryMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
    }
    for (const file of this.files.values()) await file.close();
  }

  stop(): void {
    this.stopping.abort();
    this.resume();
  }

  pause(): void {
    this.whenResumed ??= new Promise((resolve) => (this.wake = resolve));
  }

  resume(): void {
    this.whenResumed = undefined;
    this.wake();
  }

  private isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  private async look(): Promise<void> {
    await this.findFiles();
    for (const file of this.files.values()) {
      await this.readToEnd(file);
      if (await file.isDeleted()) await this.drop(file);
    }
  }

  private async findFiles(): Promise<void> {
    const { folder } = this.options;
    const names = (await readdir(folder)).filter((name) => tailedName.test(name)).sort();
    for (const path of names.map((name) => join(folder, name))) {
      const { dev, ino } = await stat(path);
      const open = this.files.get(`${dev}:${ino}`);
      if (open !== undefined) open.path = path;
      else await this.follow(path);
    }
  }

  private async follow(path: string): Promise<void> {
    const positions = [...this.files.values()].map((file) => file.position);
    const file = await TailedFile.open(path, [...positions, ...this.recalled]);
    this.files.set(file.fileId, file);
  }

  private async readToEnd(file: TailedFile): Promise<void> {
    while (!this.isStopping()) {
      await this.whenResumed;
      const read = await file.read();
      switch (read.kind) {
        case 'nothing-new':
          return;
        case 'lines':
          this.takeLines(file, read.lines);
          break;
        case 'too-long':
          this.refuseLine(file, read.start);
          break;
      }
      this.options.queue.open.filePositions.set(file.fileId, file.position);
      this.options.onMessage();
    }
  }

  /** Nobody can append to a file that is gone: what is left is its last line. */
  private async drop(file: TailedFile): Promise<void> {
    const rest = await file.readRest();
    if (rest.length > 0) this.takeLines(file, [rest]);
    this.files.delete(file.fileId);
    await file.close();
  }

  private takeLines(file: TailedFile, lines: readonly Buffer[]): void {
    for (const line of lines) this.options.intake.receive(messageOf(file, line));
  }

  private refuseLine(file: TailedFile, start: Buffer): void {
    const detail = 'The line is longer than 1 MiB; only its start is kept.';
    const source = `${filePrefix}${file.name}`;
    this.options.refusals.refuse({ message: messageOf(file, start), reason: 'undecodable', detail, source });
  }
}

function messageOf(file: TailedFile, payload: Buffer): Parameters<DialectIntake['receive']>[0] {
  return { topic: `${filePrefix}${file.name}`, payload, receivedAt: Date.now(), acknowledge: undefined };
}
