import { zoneOf } from '../support/factory-description.ts';
import type { EquipmentDescription, FactoryDescription } from '../support/factory-description.ts';
import type { Sample } from '../support/factory.ts';
import { localInstant } from '../support/local-instant.ts';
import { countsOf } from './counts.ts';
import type { Count } from './counts.ts';
import { idealCycleSeconds } from './running-products.ts';
import { scheduleOf } from './schedule.ts';
import { executing, gapsOf, known, mergedSamples, stateStretches, stopsOf } from './signals.ts';
import type { StateStretch } from './signals.ts';
import { contains, difference, intersection, lengthOf, union } from './stretches.ts';
import type { Stretch, Stretches } from './stretches.ts';

/** The reason that somebody gave for the stop that covers an instant. */
export interface Justification {
  readonly equipment: string;
  readonly at: number;
  readonly reason: string;
}

/** A plant and everything that happened in it until `now`. */
export interface History {
  readonly factory: FactoryDescription;
  readonly samples: ReadonlyMap<string, readonly Sample[]>;
  readonly justifications: readonly Justification[];
  readonly now: number;
}

/**
 * Milliseconds and units of one window of one piece of equipment, and seconds of ideal time; stops are named, so that each
 * is counted once.
 */
export interface Measure {
  readonly calendar: number;
  readonly scheduled: number;
  readonly noData: number;
  readonly plannedStop: number;
  readonly plannedProduction: number;
  readonly breakdown: number;
  readonly setup: number;
  readonly microStop: number;
  readonly breakdowns: readonly string[];
  readonly setups: readonly string[];
  readonly microStops: readonly string[];
  readonly total: number;
  readonly scrap: number;
  /** Undefined when units were made whose ideal rate nobody knows. */
  readonly ideal: number | undefined;
  readonly idealGood: number | undefined;
  readonly startupReject: number | undefined;
}

type Loss = 'planned' | 'micro stop' | 'breakdown' | 'setup';

interface Stop extends Stretch {
  readonly name: string;
  readonly loss: Loss;
}

export function measure(history: History, equipment: EquipmentDescription, window: Stretch): Measure {
  const samples = mergedSamples(history.samples.get(equipment.name) ?? []);
  const schedule = scheduleOf(history.factory, equipment, window);
  const counts = [...countsOf(samples, equipment), ...enteredScrap(history.factory, equipment)];
  return {
    calendar: lengthOf([window]),
    ...measureTimes(history, equipment, stateStretches(samples, equipment, history.now), schedule),
    ...measureUnits(
      history.factory,
      equipment,
      counts.filter(({ at }) => schedule.scheduled.some((stretch) => contains(stretch, at))),
    ),
  };
}

function measureTimes(
  history: History,
  equipment: EquipmentDescription,
  states: readonly StateStretch[],
  { scheduled, breaks }: { readonly scheduled: Stretches; readonly breaks: Stretches },
) {
  const isExcluded = history.factory.noDataCountsAs === 'excluded';
  const stops = stopsOf(states).map((stop) => judged(history, equipment, stop));
  const noData = difference(scheduled, known(states));
  const counted = isExcluded ? difference(scheduled, noData) : scheduled;
  const plannedStops = stops.filter(({ loss }) => loss === 'planned');
  const planned = difference(intersection(counted, union(breaks, plannedStops)), executing(states));
  const production = difference(counted, planned);
  const gaps = isExcluded ? [] : gapsAround(states, scheduled);
  const losses = [...stops, ...gaps.map((gap): Stop => ({ ...gap, name: nameOf(equipment, gap), loss: 'breakdown' }))]
    .map((stop) => ({ ...stop, length: lengthOf(intersection(production, [stop])) }))
    .filter(({ length }) => length > 0);
  const of = (loss: Loss) => losses.filter((stop) => stop.loss === loss);
  const length = (loss: Loss): number => of(loss).reduce((sum, stop) => sum + stop.length, 0);
  return {
    scheduled: lengthOf(scheduled),
    noData: lengthOf(noData),
    plannedStop: lengthOf(planned),
    plannedProduction: lengthOf(production),
    breakdown: length('breakdown'),
    setup: length('setup'),
    microStop: length('micro stop'),
    breakdowns: of('breakdown').map(({ name }) => name),
    setups: of('setup').map(({ name }) => name),
    microStops: of('micro stop').map(({ name }) => name),
  };
}

/** Its own full length decides whether a stop is micro, whatever part of it is looked at. */
function judged({ factory, justifications }: History, equipment: EquipmentDescription, stop: Stretch): Stop {
  const given = justifications.find(({ equipment: name, at }) => name === equipment.name && contains(stop, at));
  const reason = factory.reasons.find(({ name }) => name === given?.reason);
  const threshold = microStopThresholdSeconds(factory, equipment, stop.from);
  const isMicro = lengthOf([stop]) < threshold * 1_000;
  const loss = reason?.isPlanned ? 'planned' : isMicro ? 'micro stop' : (reason?.category ?? 'breakdown');
  return { ...stop, name: nameOf(equipment, stop), loss };
}

function microStopThresholdSeconds(factory: FactoryDescription, equipment: EquipmentDescription, at: number): number {
  const { microStopCycles, microStopSeconds } = equipment;
  const cycleSeconds = idealCycleSeconds(factory, equipment, at);
  return microStopCycles === undefined || cycleSeconds === undefined
    ? microStopSeconds
    : microStopCycles * cycleSeconds;
}

/** Gaps in the data, with the time before the first sample as one of them. */
function gapsAround(states: readonly StateStretch[], scheduled: Stretches): Stretches {
  const all = { from: -Infinity, to: Infinity };
  const gaps = [...difference([all], states), ...gapsOf(states)];
  return union(gaps).filter((gap) => intersection(scheduled, [gap]).length > 0);
}

function nameOf({ name }: EquipmentDescription, { from }: Stretch): string {
  return `${name}@${from}`;
}

interface Entry extends Count {
  readonly startupScrap?: number;
}

/** Scrap that people declared, beside what machines counted. */
function enteredScrap(factory: FactoryDescription, equipment: EquipmentDescription): readonly Entry[] {
  return factory.scrapEntries
    .filter((entry) => entry.equipment === equipment.name)
    .map(({ at, quantity, category }) => ({
      at: localInstant(at, zoneOf(factory, equipment.name)),
      produced: 0,
      scrap: quantity,
      startupScrap: category === 'startup_rejects' ? quantity : 0,
    }));
}

function measureUnits(factory: FactoryDescription, equipment: EquipmentDescription, entries: readonly Entry[]) {
  const sum = (value: (entry: Entry) => number): number => entries.reduce((total, entry) => total + value(entry), 0);
  const ideal = (value: (entry: Entry) => number): number | undefined => {
    const isUnknown = entries.some(
      (entry) =>
        (entry.produced !== 0 || entry.scrap !== 0) && idealCycleSeconds(factory, equipment, entry.at) === undefined,
    );
    return isUnknown
      ? undefined
      : sum((entry) => value(entry) * (idealCycleSeconds(factory, equipment, entry.at) ?? 0));
  };
  return {
    total: sum(({ produced }) => produced),
    scrap: sum(({ scrap }) => scrap),
    ideal: ideal(({ produced }) => produced),
    idealGood: ideal(({ produced, scrap }) => produced - scrap),
    startupReject: ideal(({ startupScrap = 0 }) => startupScrap),
  };
}
