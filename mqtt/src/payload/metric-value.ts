import type { DataSet, Template } from './payload.ts';

/** What a metric says once its datatype is known. 64-bit integers are numbers below 2^53 and bigints from there. */
export type MetricValue =
  | number
  | bigint
  | boolean
  | string
  | Uint8Array
  | DataSet
  | Template
  | readonly number[]
  | readonly (number | bigint)[]
  | readonly boolean[]
  | readonly string[];
