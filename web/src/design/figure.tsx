import { useId, type ReactNode } from 'react';
import { unknown } from '../language/format.ts';
import classes from './figure.module.css';
import { ProvisionalMark } from './provisional-mark.tsx';

export interface FigureProps {
  readonly label: ReactNode;
  /** The formatted value, its unit included unless that is given by itself. */
  readonly value: string;
  /** Stands smaller behind a large value, and not behind an unknown one. */
  readonly unit?: string;
  readonly size?: 'small' | 'large' | 'headline';
  /** Why the value may still change, if it may. */
  readonly provisional?: string | undefined;
  /** How it stands against its target. */
  readonly verdict?: 'good' | 'bad' | undefined;
}

/** One figure with what it is called, in tabular digits. */
export function Figure({ label, value, unit, size = 'small', provisional, verdict }: FigureProps) {
  const id = useId();
  return (
    <div className={classes.figure} data-size={size} role="group" aria-labelledby={id}>
      <span id={id} className={classes.label}>
        {label}
      </span>
      <span className={classes.value} data-verdict={verdict}>
        {value}
        {unit !== undefined && value !== unknown && <span className={classes.unit}> {unit}</span>}
        {provisional !== undefined && <ProvisionalMark why={provisional} />}
      </span>
    </div>
  );
}
