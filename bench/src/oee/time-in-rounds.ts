import { quantile } from '../quantile.ts';

/** Something to time, by the name that its figure is printed under. */
export interface Timed {
  readonly name: string;
  readonly run: (round: number) => Promise<unknown>;
}

/** What others on the machine did meanwhile is in the median; the fastest round comes nearest to the work itself. */
export interface Timing {
  readonly medianMs: number;
  readonly fastestMs: number;
}

/**
 * How long each takes, by name. They take turns, so that a machine that becomes slower slows all alike and their ratios
 * stay true; the first round warms up and does not count.
 */
export async function timeInRounds(rounds: number, timed: readonly Timed[]): Promise<ReadonlyMap<string, Timing>> {
  const measured = new Map(timed.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, run } of timed) {
      const startedAt = performance.now();
      await run(round);
      if (round > 0) measured.get(name)?.push(performance.now() - startedAt);
    }
  }
  return new Map(
    [...measured].map(([name, milliseconds]) => [
      name,
      { medianMs: quantile(milliseconds, 0.5), fastestMs: Math.min(...milliseconds) },
    ]),
  );
}
