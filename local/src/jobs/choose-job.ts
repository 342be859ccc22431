/** A scheduled job or policy of TimescaleDB. */
export interface Job {
  readonly id: number;
  readonly name: string;
  /** How often it should run. */
  readonly intervalSeconds: number;
  /** How long to wait after a failure. */
  readonly retrySeconds: number;
  /** How long it has been due; negative while it is not. */
  readonly overdueSeconds: number;
}

/** Jobs that come at least this often are short ones; they never wait for the others. */
const frequentSeconds = 60;

/** Which jobs one connection runs. */
export type Lane = 'frequent' | 'rare';

/** The lane that a job belongs to. */
export function laneOf(job: Job): Lane {
  return job.intervalSeconds <= frequentSeconds ? 'frequent' : 'rare';
}

/**
 * The job to run now: of those that are due for longer than the grace, the one that took least when it last ran, so that
 * a short one seldom waits for a long one; then the one due longest.
 */
export function chooseJob(
  jobs: readonly Job[],
  graceSeconds: number,
  lastTookMs: (job: Job) => number,
): Job | undefined {
  const due = jobs.filter((job) => job.overdueSeconds >= graceSeconds);
  return due.toSorted((a, b) => lastTookMs(a) - lastTookMs(b) || b.overdueSeconds - a.overdueSeconds)[0];
}
