import { machineStateOf, type MachineState } from '../machine-state.ts';
import type { StateTimeline_PieceFragment } from './state-timeline.generated.ts';

/** A stop on a strip; its pieces, if the states changed meanwhile, as one. */
export interface TimelineStop {
  readonly stopId: number;
  readonly state: MachineState;
  readonly reason: string | null;
  readonly startedAtMs: number;
  readonly endedAtMs: number;
}

/** The stops of a timeline from its first to its last. */
export function stopsOf(pieces: readonly StateTimeline_PieceFragment[]): readonly TimelineStop[] {
  const stops = new Map<number, TimelineStop>();
  for (const piece of pieces) {
    if (piece.stop_id === null) continue;
    const known = stops.get(piece.stop_id);
    stops.set(piece.stop_id, {
      stopId: piece.stop_id,
      state: machineStateOf({ state: piece.state, isScheduled: piece.is_scheduled, loss: piece.loss }),
      reason: piece.reason_name,
      startedAtMs: known?.startedAtMs ?? Date.parse(piece.started_at),
      endedAtMs: Date.parse(piece.ended_at),
    });
  }
  return [...stops.values()];
}

/** The stop at an instant, or else the nearest one that is not further away than a finger is wide. */
export function nearestStop(stops: readonly TimelineStop[], atMs: number, withinMs: number): TimelineStop | undefined {
  const away = (stop: TimelineStop) => Math.max(stop.startedAtMs - atMs, atMs - stop.endedAtMs, 0);
  const [nearest] = stops.toSorted((one, other) => away(one) - away(other));
  return nearest !== undefined && away(nearest) <= withinMs ? nearest : undefined;
}
