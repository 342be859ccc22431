import { CombinedError } from '@urql/core';
import { useEffect, useState } from 'react';
import { useClient } from 'urql';
import { askRows } from './ask-rows.ts';
import { followRows } from './follow-rows.ts';
import { loadPages, rowsOfPage } from './load-pages.ts';
import type { TrendQuestion } from './trend-question.ts';
import type { TrendRow } from './trend-row.ts';

/** How often the newest measurements are asked for: nothing announces them. */
const followedEveryMs = 2_000;

/** What is known of the trend of a metric. */
export interface Trend {
  readonly metricId: number;
  readonly rows: readonly TrendRow[];
  readonly isCut: boolean;
}

export interface Trends {
  /** Undefined until all of them have come. */
  readonly trends: readonly Trend[] | undefined;
  /** What is shown, in milliseconds since 1970; moves on with what is live. */
  readonly fromMs: number;
  readonly toMs: number;
  readonly error: CombinedError | undefined;
}

interface Known extends Trends {
  readonly key: string;
}

/** The trends of a question in pages, then what is new to all of them at once, so that each plot is drawn once for a batch. */
export function useTrends(question: TrendQuestion): Trends {
  const client = useClient();
  const { metricIds, from, to, bucket, isLive } = question;
  const key = JSON.stringify([metricIds, from, to, bucket, isLive]);
  const nothing = { fromMs: Date.parse(from), toMs: Date.parse(to), trends: undefined, error: undefined };
  const [known, setKnown] = useState<Known>({ ...nothing, key });
  useEffect(() => {
    const [ids, first, last, ofBucket, isFollowed] = JSON.parse(key) as [
      number[],
      string,
      string,
      typeof bucket,
      boolean,
    ];
    const lengthMs = Date.parse(last) - Date.parse(first);
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOver = false;
    const become = (next: Omit<Known, 'key'>) => {
      if (!isOver) setKnown({ ...next, key });
    };
    const failed = (error: unknown, trends: readonly Trend[] | undefined) =>
      become({
        trends,
        fromMs: Date.parse(first),
        toMs: Date.parse(last),
        error: error instanceof CombinedError ? error : new CombinedError({ networkError: new Error(String(error)) }),
      });
    const loadOne = async (metricId: number): Promise<Trend> => {
      const loaded = await loadPages((before) =>
        askRows(client, {
          metricId,
          bucket: ofBucket,
          time: { _gte: first, _lt: before === undefined ? last : new Date(before * 1_000).toISOString() },
          limit: rowsOfPage,
        }),
      );
      return { metricId, ...loaded };
    };
    const followOne = async (trend: Trend, fromMs: number): Promise<Trend> => {
      const since = new Date((trend.rows.at(-1)?.time ?? fromMs / 1_000) * 1_000).toISOString();
      // A bucket goes on until it is over; a measurement stays as it is.
      const time = ofBucket === 'none' ? { _gt: since } : { _gte: since };
      const newer = await askRows(client, { metricId: trend.metricId, bucket: ofBucket, time, limit: rowsOfPage });
      return { ...trend, rows: followRows(trend.rows, newer.toReversed(), fromMs / 1_000) };
    };
    const follow = async (trends: readonly Trend[]): Promise<void> => {
      if (isOver) return;
      const toMs = Date.now();
      const next = await Promise.all(trends.map((trend) => followOne(trend, toMs - lengthMs))).catch(
        (error: unknown) => {
          failed(error, trends);
          return undefined;
        },
      );
      if (next !== undefined) become({ trends: next, fromMs: toMs - lengthMs, toMs, error: undefined });
      timer = setTimeout(() => void follow(next ?? trends), followedEveryMs);
    };
    const load = async (): Promise<void> => {
      const trends = await Promise.all(ids.map(loadOne));
      become({ trends, fromMs: Date.parse(first), toMs: Date.parse(last), error: undefined });
      if (isFollowed) await follow(trends);
    };
    load().catch((error: unknown) => failed(error, undefined));
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [client, key]);
  return known.key === key ? known : nothing;
}
