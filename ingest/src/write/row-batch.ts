import type { DeadLetter } from './dead-letter.ts';
import { EquipmentRows } from './equipment-rows.ts';
import { SessionFacts } from './session-facts.ts';
import { TelemetryRows } from './telemetry-rows.ts';

/** Everything that one transaction writes, and whom to tell when it is committed. */
export class RowBatch {
  readonly equipment = new EquipmentRows();
  readonly telemetry = new TelemetryRows();
  readonly facts = new SessionFacts();
  readonly deadLetters: DeadLetter[] = [];
  readonly acknowledgements: (() => void)[] = [];
  /** When the first thing came in, by the monotonic clock. */
  readonly startedAt: number;
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

  /** Rows and dead letters, what the size of a batch is counted in. */
  get size(): number {
    return this.equipment.length + this.telemetry.length + this.deadLetters.length;
  }

  get isEmpty(): boolean {
    return this.size === 0 && this.facts.size === 0 && this.acknowledgements.length === 0;
  }
}
