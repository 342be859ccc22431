import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { equipmentLabel } from '../../design/equipment-label.ts';
import { PlainTable } from '../../design/plain-table.tsx';
import type { OeeRowFragment } from '../../design/oee-row/oee-row.generated.ts';
import { StopEditsButton } from '../../design/stop-edits/stop-edits-button.tsx';
import { QueryView } from '../../design/query-view.tsx';
import { useFormat } from '../../language/use-format.ts';
import { terminalPath } from '../../routes.ts';
import { Analysis_StopsDocument } from './analysis.generated.ts';
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
      key: row.group_key,
      startedAt: row.started_at,
      ...conditionsOf(reason),
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
              <th scope="col">{t('table.actions')}</th>
            </>
          }
        >
          {stops.map((stop) => {
            const timeZone = stop.equipment?.area.site.time_zone ?? 'UTC';
            const stopId = stop.kind === 'stop' ? idOf(stop.source_key) : undefined;
            const machine = stop.equipment === null ? '' : equipmentLabel(stop.equipment);
            return (
              <tr key={JSON.stringify(stop.source_key)} data-testid="stop">
                <th scope="row">
                  <Link to={terminalPath(stop.equipment?.id ?? 0)}>{machine}</Link>
                </th>
                <td>{format.dateTime(stop.row_started_at, timeZone)}</td>
                <td>{format.time(stop.row_ended_at, timeZone, true)}</td>
                <td>{format.duration(stop.quantity)}</td>
                <td>{format.number((stop.contribution ?? 0) / 60, 'min', 1)}</td>
                <td>{stopId !== undefined && <StopEditsButton stopId={stopId} about={machine} />}</td>
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

function conditionsOf({ downtime_reason_id: id, reason_name: name }: Reason) {
  if (id !== null) return { kinds: ['stop'], reason: { _eq: id } };
  return { kinds: [...(kinds[name] ?? ['stop'])], reason: name === 'No reason' ? { _is_null: true } : {} };
}

/** The id in the key of a row. */
function idOf(key: unknown): number | undefined {
  return typeof key === 'object' && key !== null && 'id' in key && typeof key.id === 'number' ? key.id : undefined;
}
