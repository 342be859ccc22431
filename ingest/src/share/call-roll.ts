import { z } from 'zod';
import { readSql } from '../read-sql.ts';
import type { Look } from '../watch/database-watch.ts';
import type { NodeShare } from './node-share.ts';

/** A worker that was not seen for this long is not there. */
const absentAfterSeconds = 10;

const callRollStatement = { name: 'ingest-call-roll', text: readSql(import.meta.url, 'call-roll.sql') };

const rollRow = z.object({ others_are_ready: z.boolean() });

/** Says that this worker is here, and hears whether all the others are. */
export function callRoll(
  { worker, workers }: NodeShare,
  isReady: () => boolean,
  onRoll: (othersAreReady: boolean) => void,
): Look {
  return async (database) => {
    const values = [worker, workers, isReady(), absentAfterSeconds].map(String);
    const [row] = await database.run({ ...callRollStatement, values });
    onRoll(rollRow.parse(row).others_are_ready);
  };
}
