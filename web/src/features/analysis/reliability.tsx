import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { PlainTable } from '../../design/plain-table.tsx';
import { ExplainLink } from '../../design/explain-link.tsx';
import { Panel } from '../../design/panel.tsx';
import { QueryView } from '../../design/query-view.tsx';
import { useFormat } from '../../language/use-format.ts';
import { Analysis_ReliabilityDocument } from './analysis.generated.ts';
import type { AnalysisQuestion } from './analysis-question.ts';
import { argumentsOf } from './arguments-of.ts';
import { groupLabel, type Equipment } from './group-label.ts';

const shown = ['breakdown_count', 'mtbf_seconds', 'mttr_seconds'] as const;

/** How often it broke down, and how long a repair took. */
export function Reliability({
  question,
  equipment,
}: {
  readonly question: AnalysisQuestion;
  readonly equipment: readonly Equipment[];
}) {
  const { t } = useTranslation('analysis');
  const format = useFormat();
  const { by, from, to, equipmentIds } = argumentsOf(question);
  const [result, ask] = useQuery({ query: Analysis_ReliabilityDocument, variables: { by, from, to, equipmentIds } });
  return (
    <Panel title={t('reliability.title')}>
      <QueryView result={result} retry={() => ask({ requestPolicy: 'network-only' })}>
        {({ mtbf_mttr: rows }) => (
          <PlainTable
            label={t('reliability.title')}
            head={
              <>
                <th scope="col">{t(`by.${by}`)}</th>
                {shown.map((figure) => (
                  <th key={figure} scope="col">
                    {t(`figure.${figure}`)}
                  </th>
                ))}
                <th scope="col">{t('reliability.perHour')}</th>
                <th scope="col">{t('reliability.inherent')}</th>
              </>
            }
          >
            {rows.map((row) => (
              <tr key={row.group_key}>
                <th scope="row">{groupLabel(row, by, equipment)}</th>
                {shown.map((figure) => (
                  <td key={figure}>
                    <ExplainLink
                      question={{
                        figure,
                        groupBy: by,
                        groupKey: row.group_key,
                        from,
                        to,
                        equipmentIds,
                        bucket: null,
                        startedAt: null,
                      }}
                      value={row[figure]}
                    />
                  </td>
                ))}
                <td>{format.number(row.failures_per_hour, undefined, 2)}</td>
                <td>{format.percent(row.inherent_availability)}</td>
              </tr>
            ))}
          </PlainTable>
        )}
      </QueryView>
    </Panel>
  );
}
