import { packmlState } from '../machine/packml.ts';
import { createRandom, logNormal } from '../machine/random.ts';

/** A stop that nobody has justified yet. */
export interface UnjustifiedStop {
  readonly id: string;
  /** PackML state that it began in. */
  readonly state: number | null;
  readonly startedAt: Date;
  /** Null while it is open. */
  readonly endedAt: Date | null;
}

/** What an operator says about a stop: the code of a downtime reason, and perhaps a remark. */
export interface Judgement {
  readonly reasonCode: string;
  readonly note: string | null;
}

interface PlausibleReason {
  readonly code: string;
  readonly weight: number;
  readonly notes: readonly string[];
}

const medianDelaySeconds = 90;
const shortestDelaySeconds = 45;
const longestDelaySeconds = 1_500;
/** Shorter stops are mostly not worth an operator's word. */
const noteworthySeconds = 120;
const justifiedPart = { noteworthy: 0.9, short: 0.15 };
const notedPart = 0.35;

const failure: readonly PlausibleReason[] = [
  { code: 'MECHANICAL', weight: 5, notes: ['Belt slipped, tightened', 'Bearing ran hot', 'Replaced a worn gripper'] },
  { code: 'ELECTRICAL', weight: 2, notes: ['Drive tripped', 'Fuse replaced'] },
  { code: 'SENSOR', weight: 2, notes: ['Sensor dirty, cleaned', 'Light barrier out of line'] },
];
const jam: readonly PlausibleReason[] = [
  { code: 'JAM', weight: 6, notes: ['Cleared by hand', 'Jam at the infeed'] },
  { code: 'SENSOR', weight: 2, notes: ['False signal'] },
  { code: 'ADJUSTMENT', weight: 1, notes: ['Guide rail readjusted'] },
];
const waiting: readonly PlausibleReason[] = [
  { code: 'NO_MATERIAL', weight: 4, notes: ['Nothing came from upstream', 'Forklift was late'] },
  { code: 'BLOCKED', weight: 3, notes: ['Conveyor full'] },
  { code: 'BAD_MATERIAL', weight: 1, notes: ['Pallet rejected'] },
];
const orderly: readonly PlausibleReason[] = [
  { code: 'CHANGEOVER', weight: 5, notes: ['New format', 'New label roll'] },
  { code: 'CLEANING', weight: 3, notes: ['Rinsed as planned'] },
  { code: 'MAINTENANCE', weight: 1, notes: ['Greased and inspected'] },
];

const reasonsByState: Readonly<Record<number, readonly PlausibleReason[]>> = {
  [packmlState.aborting]: failure,
  [packmlState.aborted]: failure,
  [packmlState.clearing]: failure,
  [packmlState.holding]: jam,
  [packmlState.held]: jam,
  [packmlState.unholding]: jam,
  [packmlState.suspending]: waiting,
  [packmlState.suspended]: waiting,
  [packmlState.unsuspending]: waiting,
};

/**
 * What an operator says about this stop by `now` (milliseconds since the epoch), if anything: most stops of some length
 * are justified a minute or more after they began, few of the short ones ever. The same stop is always judged the same.
 */
export function judgeStop(stop: UnjustifiedStop, seed: string, now: number): Judgement | undefined {
  const startedAt = stop.startedAt.getTime();
  const random = createRandom(`${seed}/operator/${startedAt}/${stop.state ?? 0}`);
  const delaySeconds = logNormal(random, medianDelaySeconds, 0.8);
  const care = random.next();
  const dueAt = startedAt + Math.min(Math.max(delaySeconds, shortestDelaySeconds), longestDelaySeconds) * 1_000;
  const lastedSeconds = ((stop.endedAt?.getTime() ?? now) - startedAt) / 1_000;
  const part = lastedSeconds >= noteworthySeconds ? justifiedPart.noteworthy : justifiedPart.short;
  const isShortSoFar = stop.endedAt === null && lastedSeconds < noteworthySeconds;
  if (now < dueAt || isShortSoFar || care >= part) return undefined;
  const reason = pickReason(reasonsByState[stop.state ?? 0] ?? orderly, random.next());
  const hasNote = random.next() < notedPart;
  const note = reason.notes[Math.floor(random.next() * reason.notes.length)];
  return { reasonCode: reason.code, note: hasNote ? (note ?? null) : null };
}

function pickReason(reasons: readonly PlausibleReason[], chance: number): PlausibleReason {
  const total = reasons.reduce((sum, { weight }) => sum + weight, 0);
  let rest = chance * total;
  for (const reason of reasons) {
    rest -= reason.weight;
    if (rest < 0) return reason;
  }
  throw new Error('There are no reasons to pick from.');
}
