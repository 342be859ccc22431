import type { Pool } from 'pg';
import type { Follow } from './changes.ts';
import type { Pace } from './poller.ts';

/** What a cohort works with. */
export interface CohortParts {
  readonly poolOf: (sourceName: string) => Pool;
  readonly pace: Pace;
  readonly follow: Follow;
}
