import { fdatasyncSync, fsyncSync } from 'node:fs';
import type { WasmImports, WasmMemory } from './web-assembly.ts';

/** wasi_snapshot_preview1.clock_time_get: writes nanoseconds as 64 bits to `pointer`. */
type ClockTimeGet = (clock: number, precision: bigint, pointer: number) => number;
/** wasi_snapshot_preview1.fd_sync and Linux' fdatasync: 0, or an error. */
type SyncFile = (fileDescriptor: number) => number;

const monotonicClock = 1;
const jumpNanoseconds = 10n ** 18n;
const wasiInputOutputError = 29;

/** What the amended functions need to know of the backend. */
export interface AmendOptions {
  readonly memory: WasmMemory;
  /** Byte address of the flag that a cancel sets. */
  readonly interruptPending: number;
  /** Whether a commit waits for the disk. */
  readonly fsync: boolean;
  /** The system's descriptor of an open file; undefined for one that is in memory only. */
  readonly hostDescriptor: (fileDescriptor: number) => number | undefined;
}

/**
 * Puts right two of the system calls that the package offers its backend.
 *
 * - `fd_sync` and `fdatasync` do nothing there; here they reach the disk, so that a commit survives a power cut.
 * - `pg_sleep` spins on the monotonic clock without looking for a cancel; once one is pending that clock jumps ahead,
 *   which ends the sleep and lets the backend see the cancel.
 */
export function amendImports(imports: WasmImports, options: AmendOptions): WasmImports {
  const wasi = imports['wasi_snapshot_preview1'] ?? {};
  const clock = { clock_time_get: jumpingClock(wasi['clock_time_get'] as ClockTimeGet, options) };
  const sync = { fd_sync: syncWith(fsyncSync, options) };
  const dataSync = { __syscall_fdatasync: syncWith(fdatasyncSync, options) };
  return {
    ...imports,
    wasi_snapshot_preview1: { ...wasi, ...clock, ...(options.fsync ? sync : {}) },
    env: { ...imports['env'], ...(options.fsync ? dataSync : {}) },
  };
}

function jumpingClock(clockTimeGet: ClockTimeGet, { memory, interruptPending }: AmendOptions): ClockTimeGet {
  const words = new Int32Array(memory.buffer);
  return (clock, precision, pointer) => {
    const result = clockTimeGet(clock, precision, pointer);
    if (clock !== monotonicClock || words[interruptPending >> 2] === 0) return result;
    const time = new BigInt64Array(memory.buffer, pointer, 1);
    time[0] = (time[0] ?? 0n) + jumpNanoseconds;
    return result;
  };
}

/** An error makes the backend panic, as a server does: what was not written must not count as written. */
function syncWith(sync: (descriptor: number) => void, { hostDescriptor }: AmendOptions): SyncFile {
  return (fileDescriptor) => {
    const descriptor = hostDescriptor(fileDescriptor);
    if (descriptor === undefined) return 0;
    try {
      sync(descriptor);
      return 0;
    } catch {
      return wasiInputOutputError;
    }
  };
}
