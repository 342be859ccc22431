import { pino } from 'pino';
import { BoundedLogFile } from '../supervisor/bounded-log-file.ts';
import { readLogLine } from '../supervisor/log-line.ts';
import { JobLane } from './job-lane.ts';
import { JobOutcomes, type JobOutcome } from './job-outcomes.ts';
import { VacuumRounds } from './vacuum-rounds.ts';

const vacuumEveryMs = 600_000;

/** What the jobs runner needs. */
export interface JobsOptions {
  readonly databaseUrl: string;
  readonly isEmbedded: boolean;
  readonly logFile: string;
  readonly logLevel: string;
  /** How often the embedded database is vacuumed; every ten minutes when left out. */
  readonly vacuumEveryMs?: number;
  /** Told of each failed run. */
  readonly complained: (message: string) => void;
}

/** The runner of TimescaleDB's policies and user jobs. */
export interface Jobs {
  /** By job id. */
  outcomes(): ReadonlyMap<number, JobOutcome>;
  stop(): Promise<void>;
}

/**
 * Runs TimescaleDB's policies and jobs where no background worker of the server does: the frequent ones and the rare
 * ones on two connections, so that a long compression does not hold up what is due every few seconds on a server that
 * can do both at once. Vacuums the embedded database, which has no autovacuum.
 */
export function startJobs(options: JobsOptions): Jobs {
  const file = new BoundedLogFile(options.logFile);
  const write = (line: string) => {
    file.append(line.trimEnd());
    const { complaint } = readLogLine(line);
    if (complaint !== undefined) options.complained(complaint);
  };
  const log = pino({ level: options.logLevel, base: { room: 'jobs' } }, { write });
  const outcomes = new JobOutcomes();
  const { databaseUrl, isEmbedded } = options;
  const lanes = (['frequent', 'rare'] as const).map(
    (lane) => new JobLane({ lane, databaseUrl, isEmbedded, log, outcomes }),
  );
  const everyMs = options.vacuumEveryMs ?? vacuumEveryMs;
  const vacuum = isEmbedded ? [new VacuumRounds({ databaseUrl, everyMs, log })] : [];
  return {
    outcomes: () => outcomes.all(),
    stop: async () => {
      await Promise.all([...lanes, ...vacuum].map((part) => part.stop()));
    },
  };
}
