import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../language/use-format.ts';
import { OeeTarget } from '../oee-target.tsx';
import classes from './machine-tile.module.css';

/** How a shift goes, each a ratio of 0 to 1. */
export interface ShiftFiguresProps {
  /** Its name; null while none takes place. */
  readonly shift: string | null;
  readonly oee: number | null;
  /** What OEE is aimed at; null where nobody has set it. */
  readonly target: number | null;
  readonly availability: number | null;
  readonly performance: number | null;
  readonly quality: number | null;
  readonly coverage: number | null;
}

/** OEE never alone: its target, its factors and its coverage stand with it. */
export const ShiftFigures = memo(function ShiftFigures(props: ShiftFiguresProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (props.shift === null)
    return (
      <span className={classes.figures}>
        <span className={classes.lines}>{t('noShift')}</span>
      </span>
    );
  return (
    <span className={classes.figures}>
      <span className={classes.lines}>
        <span className={classes.line}>
          <span>
            {t('oee.oee')} <b>{format.percent(props.oee)}</b>
          </span>
          <span className={classes.coverage}>
            <span
              className={classes.coverageMark}
              style={{ backgroundImage: `conic-gradient(currentcolor ${(props.coverage ?? 0) * 100}%, transparent 0)` }}
            />
            {t('oee.coverage')} {format.percent(props.coverage)}
          </span>
        </span>
        <OeeTarget oee={props.oee} target={props.target} />
        <span className={classes.line}>
          <span>
            {t('oee.a')} {format.percent(props.availability)}
          </span>
          <span>
            {t('oee.p')} {format.percent(props.performance)}
          </span>
          <span>
            {t('oee.q')} {format.percent(props.quality)}
          </span>
        </span>
      </span>
    </span>
  );
});
