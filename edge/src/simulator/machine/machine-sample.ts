import type { PackmlState, UnitMode } from './packml.ts';

/** One reading of a machine's PLC. */
export interface MachineSample {
  /** Index of the machine in its line, in the direction of flow. */
  readonly machine: number;
  /** Milliseconds since the epoch, UTC. */
  readonly time: number;
  readonly state: PackmlState;
  readonly mode: UnitMode;
  /** Units per minute. */
  readonly speed: number;
  /** Absolute counters as the PLC shows them, roll-over included. */
  readonly producedCounter: number;
  readonly scrapCounter: number;
  /** In the order of the character's process metrics; absent when they were not due. */
  readonly processValues: readonly number[] | undefined;
}
