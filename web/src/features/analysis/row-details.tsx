import { useTranslation } from 'react-i18next';
import { LossWaterfall } from '../../design/loss-waterfall/loss-waterfall.tsx';
import { waterfallSteps } from '../../design/loss-waterfall/waterfall-steps.ts';
import type { OeeRowFragment } from '../../design/oee-row/oee-row.generated.ts';
import { Panel } from '../../design/panel.tsx';
import type { AnalysisQuestion } from './analysis-question.ts';
import { groupLabel, type Equipment } from './group-label.ts';
import { Pareto } from './pareto.tsx';
import classes from './row-details.module.css';
import type { AddressChange } from '../../design/address/use-addressed.ts';

export interface RowDetailsProps {
  readonly row: OeeRowFragment;
  readonly question: AnalysisQuestion;
  readonly change: (parts: AddressChange) => void;
  readonly equipment: readonly Equipment[];
}

/** What is behind a row: the waterfall, whose steps filter the reasons below it. */
export function RowDetails({ row, question, change, equipment }: RowDetailsProps) {
  const { t } = useTranslation('analysis');
  const step = waterfallSteps(row).find(({ name }) => name === question.step);
  return (
    <div className={classes.halves}>
      <Panel title={t('losses.title', { name: groupLabel(row, question.by, equipment) })}>
        <LossWaterfall
          row={row}
          chosen={step?.name}
          onChoose={({ name }) => change({ step: name === step?.name ? null : name, reason: null })}
        />
      </Panel>
      <Pareto row={row} step={step} question={question} change={change} />
    </div>
  );
}
