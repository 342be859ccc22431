import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useFormat } from '../../language/use-format.ts';
import { terminalPath } from '../../routes.ts';
import { machineStateOf } from '../machine-state.ts';
import { Since } from '../since.tsx';
import { StateShape } from '../state-shape.tsx';
import type { MachineTile_MachineFragment } from './machine-tile.generated.ts';
import classes from './machine-tile.module.css';
import { PaceBar } from './pace-bar.tsx';

export interface MachineTileProps {
  readonly machine: MachineTile_MachineFragment;
  /** `board`: fills the cell of a board, to be read from five metres. */
  readonly size?: 'desk' | 'board';
}

/** A machine: its state, since when, why, at which pace, and how the shift goes. Drawn again only when its own row has changed. */
export const MachineTile = memo(function MachineTile({ machine, size = 'desk' }: MachineTileProps) {
  const { t } = useTranslation();
  const state = machineStateOf({ state: machine.state, isScheduled: machine.is_scheduled, loss: machine.loss });
  return (
    <Link to={terminalPath(machine.equipment_id ?? 0)} className={classes.tile} data-size={size}>
      <span className={classes.state} data-state={state}>
        <span className={classes.word}>
          <StateShape state={state} />
          {t(`state.${state}`)}
        </span>
        <span className={classes.since}>
          <Since instant={machine.state_since} />
        </span>
      </span>
      <span className={classes.name}>
        {machine.line !== null && <span className={classes.line}>{machine.line} · </span>}
        {machine.equipment}
      </span>
      {machine.loss !== null && <span className={classes.reason}>{machine.reason ?? t('unjustified')}</span>}
      {machine.andon_calls.map((call) => (
        <span key={call.id} className={classes.call} data-status={call.status}>
          {t(`call.${call.kind}`)}: {t(`callStatus.${call.status}`)}, <Since instant={call.raised_at} />
        </span>
      ))}
      <PaceBar pace={machine.pace} speed={machine.speed} idealRate={machine.ideal_rate_per_min} />
      <ShiftFigures machine={machine} />
    </Link>
  );
});

/** OEE never alone: its factors and its coverage stand with it. */
function ShiftFigures({ machine }: { readonly machine: MachineTile_MachineFragment }) {
  const { t } = useTranslation();
  const format = useFormat();
  if (machine.shift === null) return <span className={classes.figures}>{t('noShift')}</span>;
  const coverage = machine.shift_coverage ?? 0;
  return (
    <span className={classes.figures}>
      <span>
        {t('oee.oee')} <b>{format.percent(machine.shift_oee)}</b>
      </span>
      <span>
        {t('oee.a')} {format.percent(machine.shift_availability)}
      </span>
      <span>
        {t('oee.p')} {format.percent(machine.shift_performance)}
      </span>
      <span>
        {t('oee.q')} {format.percent(machine.shift_quality)}
      </span>
      <span className={classes.coverage}>
        <span
          className={classes.coverageMark}
          style={{ backgroundImage: `conic-gradient(currentcolor ${coverage * 100}%, transparent 0)` }}
        />
        {t('oee.coverage')} {format.percent(machine.shift_coverage)}
      </span>
    </span>
  );
}
