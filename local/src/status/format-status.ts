import type { RoomState } from '../supervisor/run-state.ts';
import { formatDuration } from './format-duration.ts';
import { formatTable, type Column } from './format-table.ts';
import type { MachineStatus } from './read-machines.ts';
import type { PlatformStatus } from './read-platform-status.ts';

const left = (title: string): Column => ({ title, align: 'left' });
const right = (title: string): Column => ({ title, align: 'right' });

const machineColumns = [
  left('Machine'),
  left('State'),
  right('for'),
  right('OEE %'),
  right('A %'),
  right('P %'),
  right('Q %'),
  right('Coverage %'),
  right('Data'),
];
const roomColumns = [left('Room'), left('State'), left('Address')];

/** The status as people read it, at most 100 columns wide for names of usual length. */
export function formatStatus({ run, machines, databaseError }: PlatformStatus, now: Date): string {
  const blocks = enterprisesOf(machines).map((enterprise) => {
    const rows = machines.filter((machine) => machine.enterprise === enterprise);
    const table = formatTable(
      machineColumns,
      rows.map((machine) => machineRow(machine, now)),
    );
    return [`${enterprise} · ${rows[0]?.site ?? ''}`, ...table].join('\n');
  });
  if (databaseError !== null) blocks.push(`The machines cannot be read now: ${databaseError}`);
  else if (machines.length === 0) blocks.push('No machine has a registered source yet.');
  const rooms = formatTable(roomColumns, run.rooms.map(roomRow)).join('\n');
  return [...blocks, rooms, 'OEE, A, P, Q and coverage are those of the current shift so far.'].join('\n\n');
}

function machineRow(machine: MachineStatus, now: Date): readonly string[] {
  const since =
    machine.stateSince === null ? '-' : formatDuration((now.getTime() - machine.stateSince.getTime()) / 1_000);
  const ratios = [machine.oee, machine.availability, machine.performance, machine.quality, machine.coverage];
  return [machine.machine, machine.stateName, since, ...ratios.map(percent), freshness(machine)];
}

function roomRow(room: RoomState): readonly string[] {
  const restarts = room.restarts === 0 ? '' : ` (${room.restarts} restart${room.restarts === 1 ? '' : 's'})`;
  const state = `${room.failing ? 'failing' : room.state}${restarts}`;
  const error = room.failing && room.lastError !== null ? `: ${room.lastError}` : '';
  return [room.name, state, `${room.address ?? ''}${error}`];
}

function freshness({ ageSeconds, isStale }: MachineStatus): string {
  if (ageSeconds === null) return 'none yet';
  return `${formatDuration(ageSeconds)}${isStale ? ' stale' : ''}`;
}

/** A ratio without value is shown as such, never as 0. */
function percent(ratio: number | null): string {
  return ratio === null ? '-' : (ratio * 100).toFixed(1);
}

function enterprisesOf(machines: readonly MachineStatus[]): readonly string[] {
  return [...new Set(machines.map(({ enterprise }) => enterprise))];
}
