import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './flow-picture.module.css';
import { parts, type FlowStep } from './use-flow-steps.ts';

/** Boxes and arrows. The table below says the same, so it is one picture to those who don't see it. */
export function FlowPicture({ steps }: { readonly steps: readonly FlowStep[] }) {
  const { t } = useTranslation('architecture');
  return (
    <div role="img" aria-label={t('picture')} className={classes.picture}>
      {parts.map((part, index) => (
        <Fragment key={part}>
          <div className={classes.part}>{t(`part.${part}`)}</div>
          <Arrow step={steps[index]} />
        </Fragment>
      ))}
    </div>
  );
}

function Arrow({ step }: { readonly step: FlowStep | undefined }) {
  if (step === undefined) return null;
  return (
    <div className={classes.arrow} data-flowing={step.isFlowing || undefined}>
      <span>{step.rate}</span>
      <span className={classes.shaft}>
        <svg viewBox="0 0 100 12" preserveAspectRatio="none" className={classes.line}>
          <line x1="0" y1="6" x2="100" y2="6" />
        </svg>
        ▶
      </span>
    </div>
  );
}
