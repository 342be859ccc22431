/** A stretch of time [from, to), in milliseconds since the epoch. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Stretches in order, none empty, that do not touch. */
export type Stretches = readonly Stretch[];

export function union(...sets: readonly Stretches[]): Stretches {
  const sorted = sets.flat().filter(isNotEmpty);
  sorted.sort((a, b) => a.from - b.from);
  const merged: Stretch[] = [];
  for (const next of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && next.from <= last.to)
      merged[merged.length - 1] = { from: last.from, to: Math.max(last.to, next.to) };
    else merged.push(next);
  }
  return merged;
}

export function intersection(a: Stretches, b: Stretches): Stretches {
  return union(a.flatMap((one) => b.map((other) => overlap(one, other))));
}

export function difference(a: Stretches, b: Stretches): Stretches {
  return a.flatMap((whole) => {
    const cuts = intersection([whole], b);
    const borders = [whole.from, ...cuts.flatMap(({ from, to }) => [from, to]), whole.to];
    const between: Stretch[] = [];
    for (let index = 0; index < borders.length; index += 2) {
      between.push({ from: borders[index] ?? 0, to: borders[index + 1] ?? 0 });
    }
    return between.filter(isNotEmpty);
  });
}

export function overlap(a: Stretch, b: Stretch): Stretch {
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}

export function isNotEmpty({ from, to }: Stretch): boolean {
  return from < to;
}

export function contains({ from, to }: Stretch, instant: number): boolean {
  return from <= instant && instant < to;
}

/** Length of a set of stretches, in milliseconds. */
export function lengthOf(stretches: Stretches): number {
  return stretches.reduce((length, { from, to }) => length + to - from, 0);
}
