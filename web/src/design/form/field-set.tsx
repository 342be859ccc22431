import { useId, type ReactNode } from 'react';
import classes from './form.module.css';

export interface FieldSetProps {
  readonly label: string;
  readonly hint: string | undefined;
  /** What is wrong with all of it together. */
  readonly fault: string | undefined;
  readonly children: ReactNode;
}

/** Fields that belong together, under what they are called. */
export function FieldSet({ label, hint, fault, children }: FieldSetProps) {
  const id = useId();
  const isFaulty = fault !== undefined;
  return (
    <fieldset className={classes.group} data-faulty={isFaulty} aria-describedby={isFaulty ? id : undefined}>
      <legend>{label}</legend>
      {hint !== undefined && <p className={classes.hint}>{hint}</p>}
      {isFaulty && (
        <p id={id} className={classes.fault}>
          {fault}
        </p>
      )}
      {children}
    </fieldset>
  );
}
