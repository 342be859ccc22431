import type { PackmlState, UnitMode } from './packml.ts';

/** A stretch of time in which a machine, left to itself, does one thing. */
export interface Phase {
  readonly state: PackmlState;
  readonly mode: UnitMode;
  /** Whole milliseconds, at least 1. */
  readonly durationMs: number;
  /** Speed as a part of the ideal one; 0 unless the state is Execute. */
  readonly speedRatio: number;
  /** Part of what is produced in this phase that is scrap. */
  readonly scrapRatio: number;
}
