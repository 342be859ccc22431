import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../language/use-format.ts';
import classes from './pace-bar.module.css';

export interface PaceBarProps {
  /** As part of the target; 1 is on target. Null while nobody knows. */
  readonly pace: number | null;
  /** As the machine reports it; units per minute. */
  readonly speed: number | null;
  /** Units per minute. */
  readonly idealRate: number | null;
}

/** The bar ends at so much of the target, which stands before its end, so that too much shows as well. */
const fullBar = 1.25;

/** The pace of a machine against its target. A machine that reports no speed is measured by its shift so far. */
export const PaceBar = memo(function PaceBar({ pace, speed, idealRate }: PaceBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  if (pace === null) return null;
  return (
    <span className={classes.pace}>
      <span className={classes.bar}>
        <span className={classes.fill} style={{ inlineSize: percentOfBar(pace) }} />
        <span className={classes.target} style={{ insetInlineStart: percentOfBar(1) }} />
      </span>
      <span className={classes.words}>
        {speed === null
          ? t('pace.ofShift', { pace: format.percent(pace) })
          : t('pace.now', { speed: format.number(speed), target: format.number(idealRate) })}
      </span>
    </span>
  );
});

function percentOfBar(pace: number): string {
  return `${(Math.min(Math.max(pace, 0), fullBar) / fullBar) * 100}%`;
}
