import { readSql } from '../read-sql.ts';
import type { Look } from '../watch/database-watch.ts';
import type { RuleBook } from './rule-book.ts';

const listRecentValues = {
  name: 'ingest-list-recent-values',
  text: readSql(import.meta.url, 'list-recent-values.sql'),
  values: [],
};

/** The columns of the statement. */
interface RecentValueRow {
  readonly equipment_id: number;
  readonly signal: string;
  readonly time_ms: number;
  readonly value: number;
}

/** Reads the latest values of every ruled signal when rules change, so that the next one is judged as any other. */
export function recallSignals(book: RuleBook): Look {
  return async (database) => {
    if (!book.isRecallDue) return;
    const rows = (await database.run(listRecentValues)) as readonly RecentValueRow[];
    for (const { equipment_id, signal, time_ms, value } of rows) book.recall(equipment_id, signal, time_ms, value);
    book.isRecallDue = false;
  };
}
