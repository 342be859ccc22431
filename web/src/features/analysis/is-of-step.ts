import type { StateTimeline_PieceFragment } from '../../design/state-timeline/state-timeline.generated.ts';
import { keyOfReason } from './key-of-reason.ts';

const execute = 6;
const losses: Readonly<Record<string, string>> = {
  breakdowns: 'breakdown',
  setup: 'setup',
  microDowntime: 'micro_stop',
  microStops: 'micro_stop',
  plannedStops: 'planned',
};

/** Whether a piece of a timeline is what a step of the waterfall is made of; undefined for steps that are all of it. */
export function isOfStep(piece: StateTimeline_PieceFragment, step: string | null): boolean | undefined {
  const loss = losses[step ?? ''];
  if (loss !== undefined) return piece.loss === loss;
  switch (step) {
    case 'notScheduled':
      return !piece.is_scheduled;
    case 'noData':
      return piece.state === 0 && piece.is_scheduled && piece.stop_id === null;
    case 'run':
    case 'reducedSpeed':
    case 'ideal':
    case 'startupRejects':
    case 'productionRejects':
    case 'good':
      return piece.state === execute;
    default:
      return undefined;
  }
}

/** Whether a piece belongs to a stop of the chosen reason, as the bars of the Pareto name it. */
export function isOfReason(piece: StateTimeline_PieceFragment, reason: string): boolean {
  if (piece.stop_id === null || piece.loss === null) return false;
  const { loss, downtime_reason_id: id } = piece;
  return keyOfReason({ loss, downtime_reason_id: id, reason_name: piece.reason_name ?? 'No reason' }) === reason;
}
