import type { AggregateOperator } from './meaning.ts';

/** Aggregates of numeric columns. */
export const numericAggregates: readonly AggregateOperator[] = [
  'sum',
  'avg',
  'stddev',
  'stddev_samp',
  'stddev_pop',
  'variance',
  'var_samp',
  'var_pop',
];

/** Aggregates of columns that can be compared. */
export const comparisonAggregates: readonly AggregateOperator[] = ['max', 'min'];
