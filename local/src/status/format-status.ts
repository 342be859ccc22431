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
  right('C %'),
  right('Data'),
];
const roomColumns = [left('Room'), left('State'), left('Address')];

/** The status as people read it, at most 100 columns wide for names of usual length. */
export function formatStatus({ run, machines, databaseError }: PlatformStatus): string {
  const blocks = [...formatMachines(machines)];
  if (databaseError !== null) blocks.push(`The machines cannot be read now: ${databaseError}`);
  else if (machines.length === 0) blocks.push('No machine is registered yet.');
  blocks.push(formatTable(roomColumns, run.rooms.map(roomRow)).join('\n'));
  return [...blocks, 'OEE, A, P, Q and C (coverage) are those of the current shift so far.'].join('\n\n');
}

/** One block per site, all of them with the same column widths. */
function formatMachines(machines: readonly MachineStatus[]): readonly string[] {
  const [titles = '', ...lines] = formatTable(machineColumns, machines.map(machineRow));
  const sites = [...new Set(machines.map(siteOf))];
  return sites.map((site) => {
    const own = machines.filter((machine) => siteOf(machine) === site);
    const shifts = [...new Set(own.flatMap(({ shift }) => shift ?? []))];
    const heading = `${site} · ${shifts.length === 0 ? 'no shift now' : `shift ${shifts.join(', ')}`}`;
    return [heading, titles, ...lines.filter((_, index) => own.some((machine) => machine === machines[index]))].join(
      '\n',
    );
  });
}

function siteOf({ enterprise, site }: MachineStatus): string {
  return `${enterprise} · ${site}`;
}

function machineRow(machine: MachineStatus): readonly string[] {
  const since = machine.stateSeconds === null ? '-' : formatDuration(machine.stateSeconds);
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
