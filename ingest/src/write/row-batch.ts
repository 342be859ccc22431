import type { DeadLetter } from './dead-letter.ts';
import type { NewPoint } from './new-point.ts';
import type { ReplayResult } from './replay-result.ts';
import type { FilePosition } from './file-position.ts';
import { EquipmentRows } from './equipment-rows.ts';
import { SessionFacts } from './session-facts.ts';
import { TelemetryRows } from './telemetry-rows.ts';
import { TransientValues } from './transient-values.ts';

/** Everything that one transaction writes, and whom to tell when it is committed. */
export class RowBatch {
  readonly equipment = new EquipmentRows();
  readonly telemetry = new TelemetryRows();
  readonly transientValues = new TransientValues();
  readonly facts = new SessionFacts();
  readonly deadLetters: DeadLetter[] = [];
  /** Points whose rows are made once the writer knows that their ids are new. */
  readonly points: NewPoint[] = [];
  /** Points whose rows are in the batch. */
  readonly admittedPoints: NewPoint[] = [];
  duplicatePoints = 0;
  /** How far files of lines have been read, by file. */
  readonly filePositions = new Map<string, FilePosition>();
  /** What became of dead letters that were taken again, by their number. */
  readonly replays = new Map<string, ReplayResult>();
  readonly acknowledgements: (() => void)[] = [];
  /** When the first thing came in, by the monotonic clock. */
  readonly startedAt: number;
  /** Length of the messages that its rows came in: they are held until it is committed. */
  bytes = 0;
  readonly rowsBySource = new Map<string, number>();
  /** When the oldest live message in it was sent, ms since the epoch. */
  oldestSentAt: number | undefined;

  constructor(startedAt: number) {
    this.startedAt = startedAt;
  }

  /** Notes whom rows came from, for the counters. */
  countRows(source: string, rows: number): void {
    this.rowsBySource.set(source, (this.rowsBySource.get(source) ?? 0) + rows);
  }

  /** Rows, points and dead letters, what the size of a batch is counted in. */
  get size(): number {
    return this.equipment.length + this.telemetry.length + this.points.length + this.deadLetters.length;
  }

  get isEmpty(): boolean {
    const { facts, acknowledgements, filePositions, replays, transientValues } = this;
    const others = facts.size + acknowledgements.length + filePositions.size + replays.size + transientValues.size;
    return this.size === 0 && others === 0;
  }
}
