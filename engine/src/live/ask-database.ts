import { runMultiplexed, type ParameterTexts } from '../execute/run-multiplexed.ts';
import type { RowTexts } from '../execute/text-query.ts';
import type { Asked, CohortParts } from './cohort.ts';
import type { LiveStatement } from './live-program.ts';

/** Who asks. */
export type Asker = Pick<Asked, 'pollerId' | 'kind' | 'isFollowed'>;

/** Asks the database for several sets of parameters at once, and tells that it was asked, with success or without. */
export async function askDatabase(
  { poolOf, onAsked }: CohortParts,
  asker: Asker,
  statement: LiveStatement,
  sets: readonly ParameterTexts[],
): Promise<readonly (RowTexts | null)[]> {
  const startedAt = performance.now();
  try {
    return await runMultiplexed(poolOf(statement.sourceName), statement, sets);
  } finally {
    onAsked({
      ...asker,
      sourceName: statement.sourceName,
      statement: statement.statement.text,
      batchSize: sets.length,
      seconds: (performance.now() - startedAt) / 1_000,
    });
  }
}
