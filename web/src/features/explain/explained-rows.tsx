import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import type { Column } from '../../design/data-table/column.ts';
import { DataTable } from '../../design/data-table/data-table.tsx';
import { equipmentLabel } from '../../design/equipment-label.ts';
import { QueryView } from '../../design/query-view.tsx';
import { useFormat } from '../../language/use-format.ts';
import { Explain_RowsDocument, type Explain_RowsQuery, type Explain_RowsQueryVariables } from './explain.generated.ts';
import classes from './explained-rows.module.css';
import { preciseFigure } from './precise-figure.ts';

type Row = Explain_RowsQuery['rows'][number];

export interface ExplainedRowsProps {
  readonly variables: Explain_RowsQueryVariables;
  readonly timeZone: string;
}

/** Every shift, break, stop, gap, count and report that a figure is made of, with what each adds. */
export function ExplainedRows({ variables, timeZone }: ExplainedRowsProps) {
  const { t } = useTranslation('explain');
  const [result, ask] = useQuery({ query: Explain_RowsDocument, variables });
  const columns = useColumns(timeZone);
  return (
    <QueryView result={result} retry={() => ask({ requestPolicy: 'network-only' })}>
      {({ rows, count }) => (
        <>
          <p className={classes.count}>
            <b>{t('rows')}</b> · {t('count', { shown: rows.length, count: count.aggregate?.count ?? rows.length })}
          </p>
          <DataTable label={t('rows')} columns={columns} rows={rows} keyOf={keyOf} />
        </>
      )}
    </QueryView>
  );
}

/** A row of its table may add to several parts of several figures. */
function keyOf({ figure, part, row_started_at: startedAt, source_table: table, source_key: key }: Row): string {
  return JSON.stringify([figure, part, startedAt, table, key]);
}

function useColumns(timeZone: string): readonly Column<Row>[] {
  const { t } = useTranslation('explain');
  const format = useFormat();
  return [
    { id: 'part', label: t('column.part'), value: ({ part }) => t(`part.${part}`) },
    { id: 'kind', label: t('column.kind'), value: ({ kind }) => t(`kind.${kind}`) },
    {
      id: 'equipment',
      label: t('column.equipment'),
      value: ({ equipment }) => (equipment === null ? null : equipmentLabel(equipment)),
    },
    {
      id: 'from',
      label: t('column.from'),
      value: (row) => row.row_started_at,
      cell: (row) => format.dateTime(row.row_started_at, timeZone),
      isWhole: true,
    },
    {
      id: 'to',
      label: t('column.to'),
      value: (row) => row.row_ended_at,
      cell: (row) => format.time(row.row_ended_at, timeZone, true),
    },
    {
      id: 'quantity',
      label: t('column.quantity'),
      value: (row) => row.quantity,
      cell: (row) => preciseFigure(format, ownFigure(row), row.quantity),
    },
    {
      id: 'contribution',
      label: t('column.contribution'),
      value: (row) => row.contribution,
      cell: (row) => preciseFigure(format, row.figure, row.contribution),
    },
    { id: 'reason', label: t('column.reason'), value: (row) => row.downtime_reason?.name ?? null },
    { id: 'key', label: t('column.key'), value: (row) => `${row.source_table} ${JSON.stringify(row.source_key)}` },
  ];
}

const counts = ['count', 'count_sum', 'production_report'];

/** A source row of a count has units of its own, whatever it adds to; others have time. */
function ownFigure({ kind }: Row): string {
  return counts.includes(kind) ? 'total_units' : 'calendar_seconds';
}
