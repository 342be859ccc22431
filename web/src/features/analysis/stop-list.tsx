import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { PlainTable } from '../../design/plain-table.tsx';
import type { OeeRowFragment } from '../../design/oee-row/oee-row.generated.ts';
import { QueryView } from '../../design/query-view.tsx';
import { useFormat } from '../../language/use-format.ts';
import { terminalPath } from '../../routes.ts';
import { Analysis_StopsDocument, type Oee_Explanations_Bool_Exp } from './analysis.generated.ts';
import type { AnalysisQuestion } from './analysis-question.ts';
import { argumentsOf } from './arguments-of.ts';
import type { Reason } from './key-of-reason.ts';

export interface StopListProps {
  readonly row: OeeRowFragment;
  readonly reason: Reason;
  readonly question: AnalysisQuestion;
}

const figures: Readonly<Record<string, string>> = {
  breakdown: 'breakdown_seconds',
  setup: 'setup_seconds',
  micro_stop: 'micro_stop_seconds',
  planned: 'planned_stop_seconds',
};

/** The stops behind a bar, those that took most first: what each took adds up to the bar. */
export function StopList({ row, reason, question }: StopListProps) {
  const { t } = useTranslation('analysis');
  const format = useFormat();
  const [result, ask] = useQuery({
    query: Analysis_StopsDocument,
    variables: {
      ...argumentsOf(question),
      figure: figures[reason.loss] ?? 'downtime_seconds',
      where: whereOf(row, reason),
    },
  });
  return (
    <QueryView result={result} retry={() => ask({ requestPolicy: 'network-only' })}>
      {({ stops }) => (
        <PlainTable
          label={t('stops.title', { reason: reason.reason_name })}
          head={
            <>
              <th scope="col">{t('by.equipment')}</th>
              <th scope="col">{t('stops.from')}</th>
              <th scope="col">{t('stops.to')}</th>
              <th scope="col">{t('stops.length')}</th>
              <th scope="col">{t('stops.counted')}</th>
            </>
          }
        >
          {stops.map((stop) => {
            const timeZone = stop.equipment?.area.site.time_zone ?? 'UTC';
            return (
              <tr key={JSON.stringify(stop.source_key)} data-testid="stop">
                <th scope="row">
                  <Link to={terminalPath(stop.equipment?.id ?? 0)}>{stop.equipment?.name}</Link>
                </th>
                <td>{format.dateTime(stop.row_started_at, timeZone)}</td>
                <td>{format.time(stop.row_ended_at, timeZone, true)}</td>
                <td>{format.duration(stop.quantity)}</td>
                <td>{format.number((stop.contribution ?? 0) / 60, 'min', 1)}</td>
              </tr>
            );
          })}
        </PlainTable>
      )}
    </QueryView>
  );
}

/** What stops are called that have no reason, by the kind of row that they come from. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  'No reason': ['stop'],
  Break: ['break'],
  'No data': ['no_data', 'stale', 'no_samples'],
};

function whereOf(row: OeeRowFragment, reason: Reason): Oee_Explanations_Bool_Exp {
  const id = reason.downtime_reason_id;
  return {
    group_key: { _eq: row.group_key },
    started_at: { _eq: row.started_at },
    kind: { _in: [...((id === null ? kinds[reason.reason_name] : undefined) ?? ['stop'])] },
    ...(id === null ? {} : { downtime_reason_id: { _eq: id } }),
    ...(reason.reason_name === 'No reason' && id === null ? { downtime_reason_id: { _is_null: true } } : {}),
  };
}
