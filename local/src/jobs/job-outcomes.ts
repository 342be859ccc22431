/** What became of the runs of one job since the start. */
export interface JobOutcome {
  readonly name: string;
  readonly runs: number;
  readonly failures: number;
  readonly lastTookMs: number;
  readonly lastError: string | null;
}

/** Counts the runs of every job since the start, by the job's id. */
export class JobOutcomes {
  private readonly byJob = new Map<number, JobOutcome>();

  record(job: { readonly id: number; readonly name: string }, tookMs: number, error: string | null): void {
    const before = this.byJob.get(job.id);
    this.byJob.set(job.id, {
      name: job.name,
      runs: (before?.runs ?? 0) + 1,
      failures: (before?.failures ?? 0) + (error === null ? 0 : 1),
      lastTookMs: Math.round(tookMs),
      lastError: error,
    });
  }

  /** Zero for a job that has not run yet. */
  lastTookMs(job: { readonly id: number }): number {
    return this.byJob.get(job.id)?.lastTookMs ?? 0;
  }

  all(): ReadonlyMap<number, JobOutcome> {
    return this.byJob;
  }
}
