import type { OeeRowFragment } from '../oee-row/oee-row.generated.ts';
import type { MachineState } from '../machine-state.ts';

/** A step of the loss waterfall: an amount of time that is left, or what goes away before the next one. */
export interface WaterfallStep {
  /** A key of the words under `waterfall`. */
  readonly name: string;
  readonly kind: 'level' | 'loss';
  readonly seconds: number;
  /** What was left before a loss and is left after it; of a level both are the level. */
  readonly before: number;
  readonly after: number;
  /** The column of `oee` that explains it, where it is one. */
  readonly figure: string | undefined;
  /** Which stops it is made of, as `downtime_pareto` names them. */
  readonly stops: 'breakdown' | 'setup' | 'micro_stop' | 'planned' | undefined;
  readonly looks: MachineState | 'speed' | 'reject' | 'level';
}

type Loss = Pick<WaterfallStep, 'name' | 'figure' | 'stops' | 'looks' | 'seconds'>;

/**
 * Calendar → scheduled → planned production → run → ideal → good, and what goes away between them, so that the steps add up. Only
 * the columns of `oee` and what lies between two of them. Ends at run where an ideal rate is unknown.
 */
export function waterfallSteps(row: OeeRowFragment): readonly WaterfallStep[] {
  const planned = row.planned_production_seconds;
  // Micro stops are lost speed or downtime by a setting, which may differ among the equipment of a row.
  const microDowntime = row.downtime_seconds - row.breakdown_seconds - row.setup_seconds;
  const toRun = [
    level('calendar', row.calendar_seconds, 'calendar_seconds'),
    ...losses(row.calendar_seconds, [
      loss('notScheduled', row.calendar_seconds - row.scheduled_seconds, undefined, 'not-scheduled'),
    ]),
    level('scheduled', row.scheduled_seconds, 'scheduled_seconds'),
    ...losses(row.scheduled_seconds, [
      loss('noData', row.scheduled_seconds - row.planned_stop_seconds - planned, 'no_data_seconds', 'no-data'),
      loss('plannedStops', row.planned_stop_seconds, 'planned_stop_seconds', 'planned-stop', 'planned'),
    ]),
    level('plannedProduction', planned, 'planned_production_seconds'),
    ...losses(planned, [
      loss('breakdowns', row.breakdown_seconds, 'breakdown_seconds', 'stop', 'breakdown'),
      loss('setup', row.setup_seconds, 'setup_seconds', 'set-up', 'setup'),
      loss('microDowntime', microDowntime, 'micro_stop_seconds', 'micro-stop', 'micro_stop'),
    ]),
    level('run', row.run_seconds, 'run_seconds'),
  ];
  const { ideal_seconds: ideal, reduced_speed_seconds: reducedSpeed, ideal_good_seconds: good } = row;
  if (ideal === null || reducedSpeed === null || good === null) return present(toRun);
  return present([
    ...toRun,
    ...losses(row.run_seconds, [
      loss('microStops', row.micro_stop_seconds - microDowntime, 'micro_stop_seconds', 'micro-stop', 'micro_stop'),
      loss('reducedSpeed', reducedSpeed, 'reduced_speed_seconds', 'speed'),
    ]),
    level('ideal', ideal, 'ideal_seconds'),
    ...losses(ideal, [
      loss('startupRejects', row.startup_reject_seconds ?? 0, 'startup_reject_seconds', 'reject'),
      loss('productionRejects', row.production_reject_seconds ?? 0, 'production_reject_seconds', 'reject'),
    ]),
    level('good', good, 'ideal_good_seconds', 'running'),
  ]);
}

function level(name: string, seconds: number, figure: string, looks: WaterfallStep['looks'] = 'level'): WaterfallStep {
  return { name, kind: 'level', seconds, before: seconds, after: seconds, figure, stops: undefined, looks };
}

function loss(
  name: string,
  seconds: number,
  figure: string | undefined,
  looks: WaterfallStep['looks'],
  stops?: WaterfallStep['stops'],
): Loss {
  return { name, seconds, figure, looks, stops };
}

function losses(from: number, parts: readonly Loss[]): readonly WaterfallStep[] {
  let left = from;
  return parts.map((part) => {
    const before = left;
    left -= part.seconds;
    return { ...part, kind: 'loss' as const, before, after: left };
  });
}

/** Losses of less than a millisecond are none: subtraction of decimal fractions leaves crumbs. */
function present(steps: readonly WaterfallStep[]): readonly WaterfallStep[] {
  return steps.filter(({ kind, seconds }) => kind === 'level' || Math.abs(seconds) >= 0.001);
}
