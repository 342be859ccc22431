/** A stretch of a day, as shares of it from 0 to 1. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A shift as it stands in a day; one over midnight stands in two. */
export interface PictureBlock extends Stretch {
  readonly key: string;
  readonly name: string;
  /** What is said behind the name: its times, its team. */
  readonly detail: string;
  readonly breaks: readonly Stretch[];
}

/** A day as it is drawn. */
export interface PictureDay {
  readonly key: string;
  readonly label: string;
  /** Where it isn't 24, the clock of the site changes on that day. */
  readonly hours: number;
  readonly blocks: readonly PictureBlock[];
}

/** The part of a stretch that lies in another one, as shares of that; undefined when none does. */
export function shareOf(from: number, to: number, within: Stretch): Stretch | undefined {
  const length = within.to - within.from;
  const share = (at: number) => (Math.min(Math.max(at, within.from), within.to) - within.from) / length;
  return from < within.to && to > within.from ? { from: share(from), to: share(to) } : undefined;
}
