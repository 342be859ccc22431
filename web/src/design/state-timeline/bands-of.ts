import type { StateTimeline_BandsFragment } from './state-timeline.generated.ts';
import type { TimelineBand } from './state-timeline.tsx';

/** The shifts of a machine and below them its orders, as rows of bands; what has not ended lasts until the given instant. */
export function bandsOf(
  machine: StateTimeline_BandsFragment | undefined,
  untilMs: number,
): readonly (readonly TimelineBand[])[] {
  if (machine === undefined) return [];
  const bandOf = (label: string | null, startedAt: string | null, endedAt: string | null): TimelineBand => ({
    label: label ?? '',
    startedAtMs: Date.parse(startedAt ?? ''),
    endedAtMs: endedAt === null ? untilMs : Date.parse(endedAt),
  });
  return [
    machine.shifts.map(({ name, started_at: from, ended_at: to }) => bandOf(name, from, to)),
    machine.production_order_runs.map((run) => bandOf(run.production_order.code, run.started_at, run.ended_at)),
  ].filter(({ length }) => length > 0);
}
