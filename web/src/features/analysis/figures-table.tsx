import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { OeeTarget } from '../../design/oee-target.tsx';
import { PlainTable } from '../../design/plain-table.tsx';
import { ExplainLink } from '../../design/explain-link.tsx';
import type { OeeRowFragment } from '../../design/oee-row/oee-row.generated.ts';
import { Panel } from '../../design/panel.tsx';
import { ProvisionalMark } from '../../design/provisional-mark.tsx';
import { useFormat } from '../../language/use-format.ts';
import type { Analysis_FiguresQuery } from './analysis.generated.ts';
import type { AnalysisQuestion } from './analysis-question.ts';
import { explainRow } from './explain-row.ts';
import classes from './figures-table.module.css';
import { groupLabel, type Equipment } from './group-label.ts';
import { keyOfRow } from './key-of-row.ts';
import { provisionalOf } from './provisional-of.ts';
import type { AddressChange } from '../../design/address/use-addressed.ts';

/** OEE first, never alone. */
const shown = [
  'oee',
  'availability',
  'performance',
  'quality',
  'coverage',
  'planned_production_seconds',
  'run_seconds',
  'downtime_seconds',
  'good_units',
  'scrap_units',
] as const;

export interface FiguresTableProps {
  readonly rows: readonly OeeRowFragment[];
  readonly backlog: Analysis_FiguresQuery['roll_up_backlog'];
  readonly chosen: OeeRowFragment | undefined;
  readonly question: AnalysisQuestion;
  readonly change: (parts: AddressChange) => void;
  readonly equipment: readonly Equipment[];
}

/** A row per group and bucket; each figure opens where it comes from, the name what is behind the row. */
export function FiguresTable({ rows, backlog, chosen, question, change, equipment }: FiguresTableProps) {
  const { t } = useTranslation('analysis');
  const format = useFormat();
  return (
    <Panel title={t('figures.title')}>
      <PlainTable
        label={t('figures.title')}
        head={
          <>
            <th scope="col">{t(`by.${question.by}`)}</th>
            {question.bucket !== null && <th scope="col">{t('figures.bucket')}</th>}
            {shown.map((figure) => (
              <th key={figure} scope="col">
                {t(`figure.${figure}`)}
              </th>
            ))}
          </>
        }
      >
        {rows.map((row) => {
          const why = provisionalOf(row, backlog);
          return (
            <tr key={keyOfRow(row)} data-chosen={row === chosen}>
              <th scope="row">
                <UnstyledButton
                  className={classes.name}
                  aria-pressed={row === chosen}
                  onClick={() => change({ row: keyOfRow(row), reason: null })}
                >
                  {groupLabel(row, question.by, equipment)}
                </UnstyledButton>
                {why !== undefined && <ProvisionalMark why={t(`provisional.${why}`)} />}
                {row.hint !== null && <p className={classes.hint}>{row.hint}</p>}
              </th>
              {question.bucket !== null && <td>{format.dateTime(row.started_at, row.time_zone ?? 'UTC')}</td>}
              {shown.map((figure) => (
                <td key={figure} data-figure={figure}>
                  <ExplainLink question={explainRow(row, figure, question)} value={row[figure]} />
                  {figure === 'oee' && (
                    <div className={classes.target}>
                      <OeeTarget oee={row.oee} target={row.oee_target} />
                    </div>
                  )}
                </td>
              ))}
            </tr>
          );
        })}
      </PlainTable>
    </Panel>
  );
}
