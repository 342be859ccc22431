import { useTranslation } from 'react-i18next';
import type { MachineState } from '../../design/machine-state.ts';
import { useFormat } from '../../language/use-format.ts';
import type { Measure } from './analysis-question.ts';
import { keyOfReason, type Reason } from './key-of-reason.ts';
import classes from './pareto-bars.module.css';

const looks: Readonly<Record<string, MachineState>> = {
  breakdown: 'stop',
  setup: 'set-up',
  micro_stop: 'micro-stop',
  planned: 'planned-stop',
};

export interface ParetoBarsProps {
  readonly reasons: readonly Reason[];
  readonly measure: Measure;
  readonly chosen: Reason | undefined;
  readonly onChoose: (key: string) => void;
}

/** A bar per reason; by time with the share of it and all above it. */
export function ParetoBars({ reasons, measure, chosen, onChoose }: ParetoBarsProps) {
  const { t } = useTranslation('analysis');
  const format = useFormat();
  const most = Math.max(...reasons.map((reason) => reason[measure]), 1);
  return (
    <ol className={classes.bars} aria-label={t('pareto.title')}>
      {reasons.map((reason) => (
        <li key={keyOfReason(reason)}>
          <button
            type="button"
            className={classes.bar}
            aria-pressed={reason === chosen}
            onClick={() => onChoose(keyOfReason(reason))}
          >
            <span className={classes.name}>
              {reason.downtime_reason_id === null ? t(`reason.${reason.reason_name}`) : reason.reason_name}
              <span className={classes.loss}>{t(`loss.${reason.loss}`)}</span>
            </span>
            <span className={classes.track} aria-hidden="true">
              <span
                className={classes.length}
                data-state={looks[reason.loss] ?? 'stop'}
                style={{ width: `${(reason[measure] / most) * 100}%` }}
              />
              {measure === 'seconds' && (
                <span
                  className={classes.cumulative}
                  style={{ insetInlineStart: `calc(${(reason.cumulative_share ?? 0) * 100}% - 3px)` }}
                />
              )}
            </span>
            <span className={classes.values}>
              <b>
                {measure === 'seconds'
                  ? format.number(reason.seconds / 60, 'min', 1)
                  : format.number(reason.stop_count, '×')}
              </b>
              <span className={classes.quiet}>
                {measure === 'seconds'
                  ? `${format.number(reason.stop_count, '×')} · ${t('pareto.cumulative', { share: format.percent(reason.cumulative_share) })}`
                  : format.number(reason.seconds / 60, 'min', 1)}
              </span>
            </span>
          </button>
        </li>
      ))}
    </ol>
  );
}
