import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/use-format.ts';
import type { OeeRowFragment } from '../oee-row/oee-row.generated.ts';
import classes from './loss-waterfall.module.css';
import { waterfallSteps, type WaterfallStep } from './waterfall-steps.ts';

export interface LossWaterfallProps {
  readonly row: OeeRowFragment;
  /** The name of the step that is chosen. */
  readonly chosen?: string | undefined;
  /** Without it the steps can't be pressed, as on paper. */
  readonly onChoose?: ((step: WaterfallStep) => void) | undefined;
}

/** Where the time went, from the calendar to good units, in minutes; the steps add up. */
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
              <Step step={step} widest={widest} />
            </div>
          ) : (
            <button
              type="button"
              className={classes.step}
              aria-pressed={chosen === step.name}
              onClick={() => onChoose(step)}
            >
              <Step step={step} widest={widest} />
            </button>
          )}
        </li>
      ))}
    </ol>
  );
}

function Step({ step, widest }: { readonly step: WaterfallStep; readonly widest: number }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { kind, name, seconds, before, after, looks } = step;
  const start = kind === 'level' ? 0 : Math.min(before, after);
  const length = kind === 'level' ? seconds : Math.abs(before - after);
  return (
    <>
      <span className={classes.name} data-kind={kind}>
        {t(`waterfall.${name}`)}
      </span>
      <span className={classes.track} aria-hidden="true">
        <span
          className={classes.bar}
          data-state={looks}
          style={{ insetInlineStart: `${(start / widest) * 100}%`, width: `${(length / widest) * 100}%` }}
        />
      </span>
      <span className={classes.value} data-kind={kind} data-step={name} data-seconds={seconds}>
        {kind === 'loss' && (seconds < 0 ? '+ ' : '− ')}
        {format.number(Math.abs(seconds) / 60, 'min', 1)}
      </span>
    </>
  );
}
