import { readSql } from '../read-sql.ts';

/** The statements of history, by what they do. */
export const statements = {
  listSources: readSql(import.meta.url, 'sql/list-sources.sql'),
  readClaims: readSql(import.meta.url, 'sql/read-claims.sql'),
  writeClaim: readSql(import.meta.url, 'sql/write-claim.sql'),
  findResumePoint: readSql(import.meta.url, 'sql/find-resume-point.sql'),
  registerMetrics: readSql(import.meta.url, 'sql/register-metrics.sql'),
  insertSamples: readSql(import.meta.url, 'sql/insert-samples.sql'),
  insertMeasurements: readSql(import.meta.url, 'sql/insert-measurements.sql'),
  analyzeDerived: readSql(import.meta.url, 'sql/analyze-derived.sql'),
  addOrders: readSql(import.meta.url, 'sql/add-orders.sql'),
  listPastStops: readSql(import.meta.url, 'sql/list-past-stops.sql'),
  justifyPastStops: readSql(import.meta.url, 'sql/justify-past-stops.sql'),
} as const;
