import type { EquipmentDescription } from '../support/factory-description.ts';
import type { Sample } from '../support/factory.ts';
import { isNotEmpty } from './stretches.ts';
import type { Stretch } from './stretches.ts';

const noData = 0;
const execute = 6;
const deathQuality = 500;

export interface StateStretch extends Stretch {
  readonly state: number;
}

/** The samples of one piece of equipment in source-time order; what was sent again is one sample, its columns merged. */
export function mergedSamples(samples: readonly Sample[]): readonly Sample[] {
  const byInstant = new Map<number, Sample>();
  for (const sample of samples) {
    const instant = sample.at.getTime();
    byInstant.set(instant, { ...byInstant.get(instant), ...sample });
  }
  return [...byInstant.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
}

/**
 * The state as a step function until `now`: longest stretches of one state. A state holds until the next sample that
 * carries one; after a death certificate, and once the last sample is older than `staleAfterSeconds`, it is 0 until the
 * next sample of any kind. What is not in a stretch is before the first sample.
 */
export function stateStretches(
  samples: readonly Sample[],
  { staleAfterSeconds }: EquipmentDescription,
  now: number,
): readonly StateStretch[] {
  const pieces: StateStretch[] = [];
  let held = noData;
  samples.forEach((sample, index) => {
    const from = sample.at.getTime();
    const to = samples[index + 1]?.at.getTime() ?? now;
    const isDeath = sample.state === noData && sample.quality === deathQuality;
    if (!isDeath) held = sample.state ?? held;
    const staleAt = staleAfterSeconds === undefined ? Infinity : from + staleAfterSeconds * 1_000;
    pieces.push({ from, to: Math.min(to, staleAt), state: isDeath ? noData : held });
    pieces.push({ from: Math.min(to, staleAt), to, state: noData });
  });
  return longest(pieces.filter(isNotEmpty), (a, b) => a.state === b.state);
}

/** A maximal interval of known time not in Execute. */
export function stopsOf(states: readonly StateStretch[]): readonly Stretch[] {
  const standing = states.filter(({ state }) => state !== execute && state !== noData);
  return longest(standing, () => true);
}

/** A maximal interval without data, from the first sample on. */
export function gapsOf(states: readonly StateStretch[]): readonly Stretch[] {
  return states.filter(({ state }) => state === noData);
}

export function executing(states: readonly StateStretch[]): readonly Stretch[] {
  return states.filter(({ state }) => state === execute);
}

export function known(states: readonly StateStretch[]): readonly Stretch[] {
  return longest(
    states.filter(({ state }) => state !== noData),
    () => true,
  );
}

/** Joins neighbours that touch where they are alike. */
function longest<Piece extends Stretch>(
  pieces: readonly Piece[],
  areAlike: (a: Piece, b: Piece) => boolean,
): readonly Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const last = joined.at(-1);
    if (last !== undefined && last.to === piece.from && areAlike(last, piece)) {
      joined[joined.length - 1] = { ...last, to: piece.to };
    } else joined.push(piece);
  }
  return joined;
}
