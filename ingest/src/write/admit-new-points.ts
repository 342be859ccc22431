import { listReceivedPointsCommand } from './commands.ts';
import type { DatabaseSession } from './database-session.ts';
import type { NewPoint } from './new-point.ts';
import { place } from './placement.ts';
import type { RowBatch } from './row-batch.ts';

/** Makes the rows of the batch's points, but for those that landed before under the same id. */
export async function admitNewPoints(database: DatabaseSession, batch: RowBatch): Promise<void> {
  if (batch.points.length === 0) return;
  const known = await receivedIds(database, batch.points);
  for (const point of batch.points.splice(0)) {
    const { id, placements, message } = point;
    // A dead letter that is taken again may have landed in part: its rows merge.
    if (known.has(id) && message.deadLetterId === undefined) {
      message.receipt?.noteDuplicate();
      batch.duplicatePoints += 1;
      continue;
    }
    known.add(id);
    batch.admittedPoints.push(point);
    for (const placement of placements) place(placement, batch);
  }
}

async function receivedIds(database: DatabaseSession, points: readonly NewPoint[]): Promise<Set<string>> {
  const rows = await database.run(listReceivedPointsCommand(points.map(({ id }) => id)));
  return new Set(rows.map((row) => (row as { readonly id: string }).id)); // the one column of the statement
}
