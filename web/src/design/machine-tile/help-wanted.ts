import { machineStateOf } from '../machine-state.ts';
import type { MachineTile_MachineFragment } from './machine-tile.generated.ts';

/** What of a machine tells whether somebody has to come. */
export type MachineInNeed = Pick<
  MachineTile_MachineFragment,
  'equipment_id' | 'state' | 'is_scheduled' | 'loss' | 'state_since' | 'andon_calls'
>;

/** Since when a machine has wanted help, milliseconds since 1970; undefined while it wants none. It does in an unplanned stop, micro stops left out, and when somebody called. */
export function helpWantedSince(machine: MachineInNeed): number | undefined {
  const calls = machine.andon_calls.map(({ raised_at }) => Date.parse(raised_at));
  const stops = isStopped(machine) && machine.state_since !== null ? [Date.parse(machine.state_since)] : [];
  return calls.length + stops.length === 0 ? undefined : Math.min(...calls, ...stops);
}

/** Whether a machine stands still though it should not. */
export function isStopped({ state, is_scheduled, loss }: MachineInNeed): boolean {
  return machineStateOf({ state, isScheduled: is_scheduled, loss }) === 'stop';
}
