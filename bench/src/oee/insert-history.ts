import type { ClientBase, QueryConfig } from 'pg';
import { machineHistory } from '../plant/machine-history.ts';
import { readSql } from '../read-sql.ts';

const insertSamples = readSql(import.meta.url, '../insert/insert-samples.sql');
const listMachines = readSql(import.meta.url, './list-machines.sql');

/** The ids of the machines, by their number in the plant. */
export async function readMachineIds(client: ClientBase): Promise<readonly number[]> {
  const { rows } = await client.query<{ ids: number[] }>(listMachines);
  return rows[0]?.ids ?? [];
}

/** The statement that inserts the samples of all machines in `[fromMs, toMs)`, as the worker does. */
export function historyStatement(
  machineIds: readonly number[],
  sampleEverySeconds: number,
  fromMs: number,
  toMs: number,
): QueryConfig {
  const samples = machineIds.flatMap((id, machine) =>
    machineHistory(machine, fromMs, toMs, sampleEverySeconds).map((sample) => ({ ...sample, id })),
  );
  return {
    name: 'insert-samples',
    text: insertSamples,
    values: [
      samples.map(({ id }) => id),
      samples.map(({ timeMs }) => timeMs),
      samples.map(({ state }) => state),
      samples.map(({ mode }) => mode),
      samples.map(({ speed }) => speed),
      samples.map(({ producedCounter }) => producedCounter),
      samples.map(({ scrapCounter }) => scrapCounter),
    ],
  };
}
