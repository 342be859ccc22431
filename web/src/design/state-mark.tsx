import { useTranslation } from 'react-i18next';
import type { MachineState } from './machine-state.ts';
import { StateShape } from './state-shape.tsx';
import classes from './state-mark.module.css';

/** A state as a small label: colour, shape and word together. */
export function StateMark({ state }: { readonly state: MachineState }) {
  const { t } = useTranslation();
  return (
    <span className={classes.mark} data-state={state}>
      <StateShape state={state} />
      {t(`state.${state}`)}
    </span>
  );
}
