import type { DataSourceRef } from '@grafana/schema';
import { readSqlFile } from './sql-file.ts';

/** What a panel asks, of which data source. */
export type Query =
  | { readonly kind: 'sql'; readonly file: string; readonly format: 'table' | 'time_series' }
  | { readonly kind: 'prometheus'; readonly expression: string; readonly legend: string; readonly isInstant: boolean }
  | { readonly kind: 'loki'; readonly expression: string; readonly legend: string };

/** The data sources of deploy/grafana/datasources.yaml. */
const sources: Readonly<Record<Query['kind'], DataSourceRef>> = {
  sql: { type: 'grafana-postgresql-datasource', uid: 'andon' },
  prometheus: { type: 'prometheus', uid: 'prometheus' },
  loki: { type: 'loki', uid: 'loki' },
};

/** Rows and columns as `sql/<file>.sql` gives them. */
export const rowsOf = (file: string): Query => ({ kind: 'sql', file, format: 'table' });

/** One line for each `metric` and each further column, over the column `time`. */
export const seriesOf = (file: string): Query => ({ kind: 'sql', file, format: 'time_series' });

/** PromQL over the range of the dashboard. */
export const measured = (expression: string, legend: string): Query => ({
  kind: 'prometheus',
  expression,
  legend,
  isInstant: false,
});

/** PromQL at the end of the range. */
export const measuredNow = (expression: string, legend: string): Query => ({
  kind: 'prometheus',
  expression,
  legend,
  isInstant: true,
});

/** LogQL: lines, or how many of them. */
export const logged = (expression: string, legend = ''): Query => ({ kind: 'loki', expression, legend });

export function sourceOf(query: Query): DataSourceRef {
  return sources[query.kind];
}

/** The query as a target of a panel. */
export function targetOf(query: Query, index: number): Record<string, unknown> {
  const refId = 'ABCDEFGHIJ'.charAt(index);
  const base = { refId, datasource: sourceOf(query) };
  switch (query.kind) {
    case 'sql':
      return { ...base, rawQuery: true, editorMode: 'code', format: query.format, rawSql: readSqlFile(query.file) };
    case 'prometheus':
      return {
        ...base,
        editorMode: 'code',
        expr: query.expression,
        legendFormat: query.legend,
        range: !query.isInstant,
        instant: query.isInstant,
      };
    case 'loki':
      return { ...base, editorMode: 'code', expr: query.expression, legendFormat: query.legend, queryType: 'range' };
  }
}
