import type { Pool } from 'pg';
import type { Follow } from './changes.ts';
import type { Pace } from './poller.ts';

/** What a cohort works with. */
export interface CohortParts {
  readonly poolOf: (sourceName: string) => Pool;
  readonly pace: Pace;
  readonly follow: Follow;
  readonly onAsked: (asked: Asked) => void;
}

/** One time that a cohort asked the database. */
export interface Asked {
  /** Of the cohort, as long as it lives. */
  readonly pollerId: string;
  readonly kind: 'live-query' | 'streaming';
  readonly sourceName: string;
  readonly statement: string;
  /** How many sets of parameters were asked for together. */
  readonly batchSize: number;
  readonly seconds: number;
  /** Whether it asks again when something has changed; else it asks every interval. */
  readonly isFollowed: boolean;
}
