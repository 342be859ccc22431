import type { StateTimeline_PieceFragment } from './state-timeline.generated.ts';

/**
 * Pieces as a strip can draw them: those shorter than `leastMs`, one behind the other, become one that looks like the longest among
 * them, a stop before what runs.
 */
export function coarsePieces(
  pieces: readonly StateTimeline_PieceFragment[],
  leastMs: number,
): readonly StateTimeline_PieceFragment[] {
  const drawn: StateTimeline_PieceFragment[] = [];
  let heaviestMs = 0;
  for (const piece of pieces) {
    const last = drawn.at(-1);
    const weightMs = lengthOf(piece) * (piece.stop_id === null ? 1 : stopsWeigh);
    const joins = last !== undefined && lengthOf(last) < leastMs && lengthOf(piece) < leastMs;
    if (!joins) {
      drawn.push(piece);
      heaviestMs = weightMs;
      continue;
    }
    const looks = weightMs > heaviestMs ? piece : last;
    heaviestMs = Math.max(heaviestMs, weightMs);
    drawn[drawn.length - 1] = { ...looks, started_at: last.started_at, ended_at: piece.ended_at };
  }
  return drawn;
}

/** A short stop between two short runs is what one looks for. */
const stopsWeigh = 3;

function lengthOf({ started_at: startedAt, ended_at: endedAt }: StateTimeline_PieceFragment): number {
  return Date.parse(endedAt) - Date.parse(startedAt);
}
