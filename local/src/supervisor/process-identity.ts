import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** A process id with the moment that process started, because ids are used again. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Opaque; equal only for the same process. Empty where the system does not tell. */
  readonly startedAt: string;
}

/** Identifies a process that runs now; undefined when there is none with this id. */
export function identifyProcess(pid: number): ProcessIdentity | undefined {
  if (!processExists(pid)) return undefined;
  return { pid, startedAt: process.platform === 'linux' ? startOnLinux(pid) : startByPs(pid) };
}

/** Whether this very process, not just one with its id, still runs. */
export function isRunning(identity: ProcessIdentity): boolean {
  const now = identifyProcess(identity.pid);
  return (
    now !== undefined && (identity.startedAt === '' || now.startedAt === '' || now.startedAt === identity.startedAt)
  );
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Boot id and field 22 of /proc/<pid>/stat, the start in clock ticks since boot (proc(5)); a zombie counts as ended. */
function startOnLinux(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field, the name in brackets, may itself hold spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return 'ended';
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}:${fields[19] ?? ''}`;
  } catch {
    return '';
  }
}

function startByPs(pid: number): string {
  const result = spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' });
  return result.status === 0 ? result.stdout.trim() : '';
}
