import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { QueryView } from '../../design/query-view.tsx';
import { VirtualTable, type Column } from '../../design/virtual-table.tsx';
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
          <VirtualTable label={t('rows')} columns={columns} rows={rows} />
        </>
      )}
    </QueryView>
  );
}

function useColumns(timeZone: string): readonly Column<Row>[] {
  const { t } = useTranslation('explain');
  const format = useFormat();
  const seconds = (row: Row, value: number | null) => preciseFigure(format, ownFigure(row), value);
  return [
    { title: t('column.part'), cell: ({ part }) => t(`part.${part}`), isText: true },
    { title: t('column.kind'), cell: ({ kind }) => t(`kind.${kind}`), isText: true },
    { title: t('column.equipment'), cell: ({ equipment }) => equipment?.name ?? '', isText: true },
    { title: t('column.from'), cell: ({ row_started_at: at }) => format.dateTime(at, timeZone) },
    { title: t('column.to'), cell: ({ row_ended_at: at }) => format.time(at, timeZone, true) },
    { title: t('column.quantity'), cell: (row) => seconds(row, row.quantity) },
    { title: t('column.contribution'), cell: (row) => preciseFigure(format, row.figure, row.contribution) },
    { title: t('column.reason'), cell: ({ downtime_reason: reason }) => reason?.name ?? '', isText: true },
    {
      title: t('column.key'),
      cell: (row) => `${row.source_table} ${JSON.stringify(row.source_key)}`,
      isText: true,
    },
  ];
}

const counts = ['count', 'count_sum', 'production_report'];

/** A source row of a count has units of its own, whatever it adds to; others have time. */
function ownFigure({ kind }: Row): string {
  return counts.includes(kind) ? 'total_units' : 'calendar_seconds';
}
