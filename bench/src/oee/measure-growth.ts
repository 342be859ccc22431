import type { Client, QueryConfig } from 'pg';
import { readSql } from '../read-sql.ts';
import { historyStatement, readMachineIds } from './insert-history.ts';
import { timeInRounds } from './time-in-rounds.ts';
import type { Timed } from './time-in-rounds.ts';

const showStatus = readSql(import.meta.url, './show-status.sql');
const showOverview = readSql(import.meta.url, './show-overview.sql');
const refreshStatus = readSql(import.meta.url, './refresh-status.sql');

const rounds = 30;
/** Seven scans of a machine each five seconds: of a hundred machines as many samples as the worker's batches hold. */
const batch = { sampleEverySeconds: 5, lengthMs: 35_000 };

/** How much of the plant's time the batches fill. */
export const batchesMs = (rounds + 1) * batch.lengthMs;

/** A database whose plant has so many days of history, up to `newestMs`. */
export interface GrownPlant {
  readonly days: number;
  readonly client: Client;
  readonly newestMs: number;
}

/** What something costs at each length of history, in milliseconds at the median. */
export interface GrowthFigure {
  readonly name: string;
  readonly millisecondsByDays: ReadonlyMap<number, number>;
}

interface Work {
  readonly name: string;
  readonly run: (plant: GrownPlant, round: number) => Promise<unknown>;
}

/** Compares live views and batches of samples of plants that differ by the length of their history alone. */
export async function measureGrowth(plants: readonly GrownPlant[]): Promise<readonly GrowthFigure[]> {
  const batches = new Map(await Promise.all(plants.map(async (plant) => [plant, await batchesOf(plant)] as const)));
  const works: readonly Work[] = [
    { name: 'equipment_status', run: ({ client }) => client.query(showStatus) },
    { name: 'equipment_overview', run: ({ client }) => client.query(showOverview) },
    { name: 'refresh_equipment_status()', run: ({ client }) => client.query(refreshStatus) },
    {
      name: 'a batch of samples',
      run: async (plant, round) => {
        const statement = batches.get(plant)?.[round];
        if (statement !== undefined) await plant.client.query(statement);
      },
    },
  ];
  const figures: GrowthFigure[] = [];
  for (const { name, run } of works) {
    const timings = await timeInRounds(
      rounds,
      plants.map((plant): Timed => ({ name: String(plant.days), run: (round) => run(plant, round) })),
    );
    figures.push({
      name,
      millisecondsByDays: new Map([...timings].map(([days, { medianMs }]) => [Number(days), medianMs])),
    });
  }
  return figures;
}

/** The batches of all rounds, the one of the warm-up included. */
async function batchesOf({ client, newestMs }: GrownPlant): Promise<readonly QueryConfig[]> {
  const machineIds = await readMachineIds(client);
  return Array.from({ length: rounds + 1 }, (_, round) => {
    const fromMs = newestMs + round * batch.lengthMs;
    return historyStatement(machineIds, batch.sampleEverySeconds, fromMs, fromMs + batch.lengthMs);
  });
}
