import { isStopped, type MachineInNeed } from '../../design/machine-tile/help-wanted.ts';

/** A name for each unplanned stop and each call that nobody has answered; it stays the same as long as that lasts. */
export function alarmsOf(machines: readonly MachineInNeed[]): ReadonlySet<string> {
  return new Set(
    machines.flatMap((machine) => [
      ...(isStopped(machine) ? [`stop of ${machine.equipment_id} since ${machine.state_since}`] : []),
      ...machine.andon_calls.filter(({ status }) => status === 'open').map(({ id }) => `call ${id}`),
    ]),
  );
}
