import { readSql } from '../read-sql.ts';
import type { Look } from '../watch/database-watch.ts';
import { numberArray, textArray } from '../write/array-literal.ts';
import type { SourceTraffic, Traffic } from './source-traffic.ts';

/** Often enough to watch by eye, rarely enough to cost nothing. */
const reportEveryMs = 5_000;

const mergeStatement = {
  name: 'ingest-merge-source-traffic',
  text: readSql(import.meta.url, 'merge-source-traffic.sql'),
};

/** Writes every few seconds what the senders sent since the last time; nothing when none did. */
export function reportTraffic(traffic: SourceTraffic): Look {
  let reportedAt = performance.now();
  return async (database) => {
    const now = performance.now();
    if (now - reportedAt < reportEveryMs) return;
    const taken = traffic.take();
    try {
      if (taken.size > 0) {
        await database.run({ ...mergeStatement, values: toValues(taken, (now - reportedAt) / 1_000) });
      }
      reportedAt = now;
    } catch (error) {
      traffic.putBack(taken);
      throw error;
    }
  };
}

/** Sorted, so that workers that hear of the same sender never wait for each other both. */
function toValues(taken: ReadonlyMap<string, Traffic>, seconds: number): string[] {
  const entries = [...taken].sort(([one], [other]) => (one < other ? -1 : 1));
  const of = (pick: (traffic: Traffic) => number | undefined) => numberArray(entries.map(([, each]) => pick(each)));
  return [
    textArray(entries.map(([source]) => source)),
    of(({ messages }) => messages),
    of(({ rows }) => rows),
    of(({ gaps }) => gaps),
    of(({ lagSeconds }) => lagSeconds),
    String(seconds),
  ];
}
