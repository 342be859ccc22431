import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { terminalPath } from '../../routes.ts';
import { machineStateOf } from '../machine-state.ts';
import { PaceBar } from '../pace-bar.tsx';
import { Since } from '../since.tsx';
import { StateShape } from '../state-shape.tsx';
import type { MachineTile_MachineFragment } from './machine-tile.generated.ts';
import classes from './machine-tile.module.css';
import { ShiftFigures } from './shift-figures.tsx';

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
        {machine.line !== null && <span className={classes.lineName}>{machine.line} · </span>}
        {machine.equipment}
      </span>
      {machine.loss !== null && <span className={classes.reason}>{machine.reason ?? t('unjustified')}</span>}
      {machine.andon_calls.map((call) => (
        <span key={call.id} className={classes.call} data-status={call.status}>
          {t(`call.${call.kind}`)}: {t(`callStatus.${call.status}`)}, <Since instant={call.raised_at} />
        </span>
      ))}
      <PaceBar pace={machine.pace} speed={machine.speed} idealRate={machine.ideal_rate_per_min} />
      <ShiftFigures
        shift={machine.shift}
        oee={machine.shift_oee}
        target={machine.oee_target}
        availability={machine.shift_availability}
        performance={machine.shift_performance}
        quality={machine.shift_quality}
        coverage={machine.shift_coverage}
      />
    </Link>
  );
});
