import type { OeeRowFragment } from '../../design/oee-row/oee-row.generated.ts';
import type { Analysis_FiguresQuery } from './analysis.generated.ts';

/** Why figures may still change: their time is not closed yet, or late data waits to be worked in. Undefined: they stand. */
export function provisionalOf(
  row: OeeRowFragment,
  backlog: Analysis_FiguresQuery['roll_up_backlog'],
): 'open' | 'late' | undefined {
  const own = backlog.filter(({ equipment_id: id }) => id !== null && row.measured_equipment_ids.includes(id));
  const endMs = Date.parse(row.ended_at);
  if (own.some(({ closed_until: until }) => until === null || Date.parse(until) < endMs)) return 'open';
  return own.some(({ waiting_windows: waiting }) => (waiting ?? 0) > 0) ? 'late' : undefined;
}
