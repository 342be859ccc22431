import type { Client } from 'pg';
import { readSql } from '../read-sql.ts';
import { packmlStateName } from './packml-state-name.ts';

const listMachines = readSql(import.meta.url, 'list-machines.sql');

/** How one machine, or a line with signals of its own, is doing. Ratios are 0 to 1, null where there is nothing to divide. */
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
  /** No sample for longer than the machine's own limit. */
  readonly isStale: boolean;
  readonly availability: number | null;
  readonly performance: number | null;
  readonly quality: number | null;
  readonly oee: number | null;
  readonly coverage: number | null;
  readonly lastSampleAt: Date | null;
  /** Age of the last sample by the database's clock. */
  readonly ageSeconds: number | null;
}

/** Reads the current state of every machine from its status row; the cost does not grow with history. */
export async function readMachines(client: Client): Promise<readonly MachineStatus[]> {
  const { rows } = await client.query<Omit<MachineStatus, 'stateName'>>(listMachines);
  return rows.map((row) => ({ ...row, stateName: packmlStateName(row.state) }));
}
