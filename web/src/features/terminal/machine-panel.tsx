import { useTranslation } from 'react-i18next';
import { Figure } from '../../design/figure.tsx';
import { machineStateOf } from '../../design/machine-state.ts';
import { OeeTarget } from '../../design/oee-target.tsx';
import { Since } from '../../design/since.tsx';
import { StateShape } from '../../design/state-shape.tsx';
import { verdictOf } from '../../design/verdict-of.ts';
import { useFormat } from '../../language/use-format.ts';
import type { TerminalMachine } from './terminal-machine.ts';
import classes from './terminal.module.css';

/** The state and its timer, readable across the hall, and how the shift goes. */
export function MachinePanel({ machine }: { readonly machine: TerminalMachine }) {
  const { t } = useTranslation('terminal');
  const { status, overview } = machine;
  const isKnown = status?.is_stale === false;
  const state = machineStateOf({
    state: isKnown ? status.state : 0,
    isScheduled: overview?.is_scheduled ?? true,
    loss: overview?.loss ?? null,
  });
  return (
    <section className={classes.panel} aria-label={t('panel.machine')}>
      <div className={classes.state} data-state={state} role="status">
        <span className={classes.word}>
          <StateShape state={state} />
          {t(`state.${state}`)}
        </span>
        <Since instant={status?.state_since ?? null} />
      </div>
      {overview?.loss != null && <p className={classes.reason}>{overview.reason ?? t('unjustified')}</p>}
      <ShiftFigures machine={machine} />
    </section>
  );
}

/** The shift's OEE never stands alone: its target, factors and coverage stand with it, and that it still changes. */
function ShiftFigures({ machine: { status, overview } }: { readonly machine: TerminalMachine }) {
  const { t } = useTranslation('terminal');
  const format = useFormat();
  if (status?.shift_instance == null) return <p className={classes.reason}>{t('noShift')}</p>;
  const { shift_instance: shift } = status;
  return (
    <div className={classes.inside}>
      <div className={classes.headline}>
        <Figure
          size="headline"
          label={t('figure.oee', { shift: shift.name })}
          value={format.percent(status.shift_oee)}
          provisional={t('figure.provisional')}
          verdict={verdictOf(status.shift_oee, overview?.oee_target)}
        />
        <p className={classes.target}>
          <OeeTarget oee={status.shift_oee} target={overview?.oee_target} />
        </p>
      </div>
      <div className={classes.factors}>
        <Figure size="large" label={t('figure.availability')} value={format.percent(status.shift_availability)} />
        <Figure size="large" label={t('figure.performance')} value={format.percent(status.shift_performance)} />
        <Figure size="large" label={t('figure.quality')} value={format.percent(status.shift_quality)} />
        <Figure size="large" label={t('figure.coverage')} value={format.percent(status.shift_coverage)} />
      </div>
    </div>
  );
}
