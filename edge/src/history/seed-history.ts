import { Client } from 'pg';
import { plantLines } from '../simulator/plant/factories.ts';
import type { HistoryOutcome, HistoryProgress } from './history-progress.ts';
import { LineHistory } from './line-history.ts';

export interface SeedHistoryOptions {
  readonly databaseUrl: string;
  /** How far back history reaches; 60 by default. */
  readonly days?: number;
  /** The simulator's seed, `andon` by default: with the same one, history goes over into live data without a seam. */
  readonly seed?: string;
  readonly onProgress?: (progress: HistoryProgress) => void;
}

/**
 * Writes plausible history of the demo enterprises into a migrated and seeded database: samples, measurements, orders,
 * and reasons for the stops that the database derives from them. History ends where an equipment's live samples begin.
 * A second run adds nothing; after an interrupted one it goes on. Throws a HistoryError with one plain sentence when
 * the demo enterprises are not there.
 */
export async function seedHistory(options: SeedHistoryOptions): Promise<HistoryOutcome> {
  const client = new Client({ connectionString: options.databaseUrl, application_name: 'history' });
  // A connection that breaks rejects the query under way, which is where it is told.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await seedAllLines(client, options);
  } finally {
    await client.end();
  }
}

async function seedAllLines(
  client: Client,
  { days = 60, seed = 'andon', onProgress }: SeedHistoryOptions,
): Promise<HistoryOutcome> {
  const outcome = { samples: 0, measurements: 0, orders: 0, justifiedStops: 0, linesAlreadyThere: 0 };
  const now = Date.now();
  const machineCount = plantLines.reduce((sum, { machines }) => sum + machines.length, 0);
  let machinesDone = 0;
  for (const plantLine of plantLines) {
    const name = `${plantLine.groupId}/${plantLine.edgeNodeId}`;
    const history = new LineHistory(client, plantLine, { days, seed, now });
    const { claim, orders } = await history.claim();
    outcome.orders += orders;
    if (claim.isFinished) {
      outcome.linesAlreadyThere += 1;
    } else {
      for await (const written of history.fill(claim)) {
        outcome.samples += written.samples;
        outcome.measurements += written.measurements;
        const partOfLine = (written.upTo - claim.from) / (claim.to - claim.from);
        const part = (machinesDone + partOfLine * plantLine.machines.length) / machineCount;
        onProgress?.({ line: name, part, samples: outcome.samples });
      }
      outcome.justifiedStops += await history.finish(claim);
    }
    machinesDone += plantLine.machines.length;
  }
  return { ...outcome, lines: plantLines.length };
}
