import type { Client } from 'pg';
import { readSql } from '../read-sql.ts';

const listMachines = readSql(import.meta.url, 'list-machines.sql');

/**
 * How one machine, or a line with signals of its own, is doing. The figures are those of the current shift so far; ratios
 * are 0 to 1 (performance may exceed 1), null where there is nothing to divide or no shift.
 */
export interface MachineStatus {
  readonly equipmentId: number;
  readonly enterprise: string;
  readonly site: string;
  /** Area, line and machine. */
  readonly machine: string;
  /** PackML state; 0 is no data. */
  readonly state: number;
  readonly stateName: string;
  readonly stateSince: Date | null;
  /** How long ago `stateSince` is by the database's clock. */
  readonly stateSeconds: number | null;
  readonly productionOrder: string | null;
  readonly shift: string | null;
  readonly good: number | null;
  readonly scrap: number | null;
  readonly availability: number | null;
  readonly performance: number | null;
  readonly quality: number | null;
  readonly oee: number | null;
  readonly coverage: number | null;
  readonly lastSampleAt: Date | null;
  /** Age of the last sample by the database's clock. */
  readonly ageSeconds: number | null;
  /** No sample for longer than the machine's own limit. */
  readonly isStale: boolean;
}

/** Reads the current state of every machine from its status row; the cost does not grow with history. */
export async function readMachines(client: Client): Promise<readonly MachineStatus[]> {
  const { rows } = await client.query<MachineStatus>(listMachines);
  return rows;
}
