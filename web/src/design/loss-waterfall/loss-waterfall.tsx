import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/use-format.ts';
import type { OeeRowFragment } from '../oee-row/oee-row.generated.ts';
import { OeeTarget } from '../oee-target.tsx';
import classes from './loss-waterfall.module.css';
import { waterfallSteps, type WaterfallStep } from './waterfall-steps.ts';

/** What OEE is made of: this step is OEE of the planned production. */
const aimedStep = 'good';

export interface LossWaterfallProps {
  readonly row: OeeRowFragment;
  /** The name of the step that is chosen. */
  readonly chosen?: string | undefined;
  /** Without it the steps can't be pressed, as on paper. */
  readonly onChoose?: ((step: WaterfallStep) => void) | undefined;
}

/** Where the time went, from the calendar to good units, in minutes; the steps add up. The last one shows how far it should reach. */
export function LossWaterfall({ row, chosen, onChoose }: LossWaterfallProps) {
  const { t } = useTranslation();
  const steps = waterfallSteps(row);
  const widest = Math.max(...steps.map(({ before, after }) => Math.max(before, after)), 1);
  return (
    <ol className={classes.steps} aria-label={t('waterfall.label')}>
      {steps.map((step) => (
        <li key={step.name}>
          {onChoose === undefined ? (
            <div className={classes.step}>
              <Step step={step} row={row} widest={widest} />
            </div>
          ) : (
            <button
              type="button"
              className={classes.step}
              aria-pressed={chosen === step.name}
              onClick={() => onChoose(step)}
            >
              <Step step={step} row={row} widest={widest} />
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}

interface StepProps {
  readonly step: WaterfallStep;
  readonly row: OeeRowFragment;
  /** The seconds that take the whole width. */
  readonly widest: number;
}

function Step({ step, row, widest }: StepProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind, name, seconds, before, after, looks } = step;
  const start = kind === 'level' ? 0 : Math.min(before, after);
  const length = kind === 'level' ? seconds : Math.abs(before - after);
  return (
    <>
      <span className={classes.name} data-kind={kind}>
        {t(`waterfall.${name}`)}
        {name === aimedStep && (
          <span className={classes.target}>
            <OeeTarget oee={row.oee} target={row.oee_target} />
          </span>
        )}
      </span>
      <span className={classes.track} aria-hidden="true">
        <span
          className={classes.bar}
          data-state={looks}
          style={{ insetInlineStart: `${(start / widest) * 100}%`, width: `${(length / widest) * 100}%` }}
        />
        {name === aimedStep && row.oee_target_seconds !== null && (
          <span
            className={classes.aim}
            data-aim={row.oee_target_seconds}
            style={{ insetInlineStart: `${(row.oee_target_seconds / widest) * 100}%` }}
          />
        )}
      </span>
      <span className={classes.value} data-kind={kind} data-step={name} data-seconds={seconds}>
        {kind === 'loss' && (seconds < 0 ? '+ ' : '− ')}
        {format.number(Math.abs(seconds) / 60, 'min', 1)}
      </span>
    </>
  );
}
