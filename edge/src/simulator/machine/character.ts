/** What makes one simulated machine differ from another. The table of them is `plant/characters.ts`. */
export interface Character {
  readonly idealRatePerMinute: number;
  /** Usual speed as a part of the ideal one; the set point of a stretch of running is drawn around it. */
  readonly usualSpeedRatio: number;
  /** Half the width of the band from which set points are drawn, as a part of the ideal speed. */
  readonly speedSpread: number;
  /** Usual part of what is produced that is scrap. */
  readonly scrapRatio: number;
  readonly stops: readonly StopHabit[];
  readonly processMetrics: readonly ProcessMetric[];
  readonly counter: CounterKind;
}

/**
 * Why a machine stops by itself, which decides the PackML states it goes through:
 * micro-stop (a jam that clears itself), fault (aborts), changeover and cleaning (orderly, by hand),
 * maintenance (orderly, in maintenance mode), material (waits for something from outside its line).
 */
export type StopCause = 'micro-stop' | 'fault' | 'changeover' | 'cleaning' | 'maintenance' | 'material';

/** How often a machine stops for one cause, and for how long. */
export interface StopHabit {
  readonly cause: StopCause;
  /** Mean time of running between two such stops. */
  readonly meanMinutesBetween: number;
  readonly medianSeconds: number;
  /** Standard deviation of the logarithm of the duration: 0.3 regular, 1 now and then very long. */
  readonly spread: number;
}

/** A physical quantity that follows the machine's speed with a lag. */
export interface ProcessMetric {
  readonly name: string;
  readonly unit: string;
  readonly whenRunning: number;
  readonly whenStopped: number;
  readonly timeConstantSeconds: number;
  /** Largest distance of the noise from the smooth course. */
  readonly noise: number;
  /** Changes smaller than this are not worth a message. */
  readonly deadband: number;
}

/** The PLC's counters: the value they had when the campaign began, and the last value before they roll over to 0. */
export interface CounterKind {
  readonly startsAt: number;
  readonly maximum: number | undefined;
}
