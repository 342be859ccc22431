import { measure } from './measure.ts';
import type { History, Measure } from './measure.ts';
import { windowsOf } from './windows.ts';
import type { Question, Window } from './windows.ts';

/** A row of the function `oee`, its columns by their names; the group by the name that people gave. */
export interface ReferenceRow {
  readonly group: string;
  readonly from: number;
  readonly figures: Readonly<Record<string, number | null>>;
}

/** Answers a question as the definitions say: measures every window, adds up each group, divides once. */
export function referenceOee(history: History, question: Question): readonly ReferenceRow[] {
  const groups = new Map<string, Window[]>();
  for (const window of windowsOf(history.factory, question)) {
    const key = `${window.group}\n${window.bucket.from}`;
    groups.set(key, [...(groups.get(key) ?? []), window]);
  }
  return [...groups.values()].flatMap((windows) => {
    const [first] = windows;
    if (first === undefined) return [];
    const measures = windows.map((window) => measure(history, window.machine, window));
    return [{ group: first.group, from: first.bucket.from, figures: figuresOf(measures, history) }];
  });
}

function figuresOf(measures: readonly Measure[], { factory }: History): Readonly<Record<string, number | null>> {
  const sum = (value: (measure: Measure) => number): number =>
    measures.reduce((total, measured) => total + value(measured), 0);
  const sumOfKnown = (value: (measure: Measure) => number | undefined): number | null =>
    measures.some((measured) => value(measured) === undefined) ? null : sum((measured) => value(measured) ?? 0);
  const count = (names: (measure: Measure) => readonly string[]): number => new Set(measures.flatMap(names)).size;

  const [calendar, scheduled] = [sum((m) => m.calendar), sum((m) => m.scheduled)];
  const [noData, production] = [sum((m) => m.noData), sum((m) => m.plannedProduction)];
  const [breakdown, setup, microStop] = [sum((m) => m.breakdown), sum((m) => m.setup), sum((m) => m.microStop)];
  const microStopDowntime = factory.microStopCountsAs === 'availability' ? microStop : 0;
  const downtime = breakdown + setup + microStopDowntime;
  const run = production - downtime;
  const [total, scrap] = [sum((m) => m.total), sum((m) => m.scrap)];
  const [ideal, idealGood] = [sumOfKnown((m) => m.ideal), sumOfKnown((m) => m.idealGood)];
  const startupReject = sumOfKnown((m) => m.startupReject);
  const breakdowns = count((m) => m.breakdowns);
  return {
    calendar_seconds: seconds(calendar),
    scheduled_seconds: seconds(scheduled),
    no_data_seconds: seconds(noData),
    planned_stop_seconds: seconds(sum((m) => m.plannedStop)),
    planned_production_seconds: seconds(production),
    breakdown_seconds: seconds(breakdown),
    setup_seconds: seconds(setup),
    micro_stop_seconds: seconds(microStop),
    downtime_seconds: seconds(downtime),
    run_seconds: seconds(run),
    total_units: total,
    scrap_units: scrap,
    good_units: total - scrap,
    ideal_seconds: ideal,
    ideal_good_seconds: idealGood,
    reduced_speed_seconds: ideal === null ? null : seconds(run - (microStop - microStopDowntime)) - ideal,
    startup_reject_seconds: startupReject,
    production_reject_seconds:
      ideal === null || idealGood === null || startupReject === null ? null : ideal - idealGood - startupReject,
    breakdown_count: breakdowns,
    setup_count: count((m) => m.setups),
    micro_stop_count: count((m) => m.microStops),
    coverage: scheduled === 0 ? null : 1 - noData / scheduled,
    availability: ratio(run, production),
    performance: ratio(ideal, seconds(run)),
    quality: ratio(idealGood, ideal),
    oee: ratio(idealGood, seconds(production)),
    ooe: ratio(idealGood, seconds(scheduled)),
    teep: ratio(idealGood, seconds(calendar)),
    mtbf_seconds: ratio(seconds(run), breakdowns),
    mttr_seconds: ratio(seconds(breakdown), breakdowns),
  };
}

/** A ratio whose denominator is zero, or of which a part is unknown, is null. */
function ratio(numerator: number | null, denominator: number | null): number | null {
  return numerator === null || denominator === null || denominator === 0 ? null : numerator / denominator;
}

function seconds(milliseconds: number): number {
  return milliseconds / 1_000;
}
