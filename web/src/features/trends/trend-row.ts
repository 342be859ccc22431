/** A measurement, or the measurements of a bucket. */
export interface TrendRow {
  /** Seconds since 1970, as the plot wants them. */
  readonly time: number;
  /** The measured value, or the mean of the bucket. */
  readonly value: number | null;
  /** Least and most of a bucket; of a measurement itself. */
  readonly low: number | null;
  readonly high: number | null;
  /** How many measurements it stands for. */
  readonly count: number;
  /** False where the quality code of the measurement is not a good one; buckets don't tell. */
  readonly isGood: boolean;
}

interface Measurement {
  readonly time: string;
  readonly value: number | null;
  readonly boolean_value: boolean | null;
  readonly quality: number;
}

interface Bucket {
  readonly bucket: string | null;
  readonly value_count: number | null;
  readonly value_sum: number | null;
  readonly value_min: number | null;
  readonly value_max: number | null;
}

/** A boolean is drawn as 0 and 1. */
export function rowOfMeasurement({ time, value, boolean_value: boolean, quality }: Measurement): TrendRow {
  const drawn = value ?? (boolean === null ? null : Number(boolean));
  const isGood = quality >= 192 && quality <= 255;
  return { time: Date.parse(time) / 1_000, value: drawn, low: drawn, high: drawn, count: 1, isGood };
}

/** The mean is sum ÷ count, as the table of buckets says. */
export function rowOfBucket(bucket: Bucket): TrendRow {
  const { value_count: count, value_sum: sum, value_min: low, value_max: high } = bucket;
  const value = sum === null || count === null || count === 0 ? null : sum / count;
  return { time: Date.parse(bucket.bucket ?? '') / 1_000, value, low, high, count: count ?? 0, isGood: true };
}
