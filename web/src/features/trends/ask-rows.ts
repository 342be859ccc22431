import type { Client } from '@urql/core';
import {
  Trends_DaysDocument,
  Trends_HoursDocument,
  Trends_MeasurementsDocument,
  Trends_MinutesDocument,
  Trends_QuartersDocument,
  type Timestamptz_Comparison_Exp,
} from './trends.generated.ts';
import type { TrendBucket } from './trend-question.ts';
import { rowOfBucket, rowOfMeasurement, type TrendRow } from './trend-row.ts';

const documents = {
  minute: Trends_MinutesDocument,
  quarter_hour: Trends_QuartersDocument,
  hour: Trends_HoursDocument,
  day: Trends_DaysDocument,
} as const;

export interface AskedRows {
  readonly metricId: number;
  readonly bucket: TrendBucket;
  readonly time: Timestamptz_Comparison_Exp;
  readonly limit: number;
}

/**
 * A page of a trend, the newest row first.
 * @throws {CombinedError} when the API refuses or can't be reached.
 */
export async function askRows(
  client: Client,
  { metricId, bucket, time, limit }: AskedRows,
): Promise<readonly TrendRow[]> {
  const variables = { metricId, time, limit };
  const context = { requestPolicy: 'network-only' } as const;
  if (bucket === 'none') {
    const { data, error } = await client.query(Trends_MeasurementsDocument, variables, context).toPromise();
    if (error !== undefined) throw error;
    return data?.measurements.map(rowOfMeasurement) ?? [];
  }
  const { data, error } = await client.query(documents[bucket], variables, context).toPromise();
  if (error !== undefined) throw error;
  return data?.buckets.map(rowOfBucket) ?? [];
}
