import type { TestDatabase } from '@andon/local/testing';
import { Client } from 'pg';
import type { BenchSettings } from '../settings.ts';
import { batchesMs, measureGrowth } from './measure-growth.ts';
import type { GrowthFigure, GrownPlant } from './measure-growth.ts';
import { measureLateRow } from './measure-late-row.ts';
import type { LateRowFigures } from './measure-late-row.ts';
import { measureQuestions } from './measure-questions.ts';
import type { QuestionFigure } from './measure-questions.ts';
import { startPlant } from './start-plant.ts';

/** The histories that are compared; questions are asked about the longest. Days. */
export const historyDays = [1, 10, 60] as const;
const longest = Math.max(...historyDays);
/** Days before now. */
export const lateByDays = 50;

export interface OeeFigures {
  readonly questions: readonly QuestionFigure[];
  readonly growth: readonly GrowthFigure[];
  readonly lateRow: LateRowFigures;
}

/** Measures the figures of three plants, alike but for their age, each in an embedded TimescaleDB of its own. */
export async function measureOee(settings: BenchSettings): Promise<OeeFigures> {
  const databases: TestDatabase[] = [];
  try {
    // The batches that are timed later end now.
    const newestMs = Date.now() - batchesMs;
    const plants: GrownPlant[] = [];
    for (const days of historyDays) {
      const { machines, historySampleSeconds: sampleEverySeconds } = settings;
      const database = await startPlant({ machines, days, sampleEverySeconds }, newestMs);
      databases.push(database);
      const client = new Client({ connectionString: database.url });
      await client.connect();
      plants.push({ days, client, newestMs });
    }
    return await measurePlants(plants);
  } finally {
    for (const database of databases) await database.stop();
  }
}

async function measurePlants(plants: readonly GrownPlant[]): Promise<OeeFigures> {
  const oldest = plants.find(({ days }) => days === longest);
  if (oldest === undefined) throw new Error(`No plant has ${longest} days of history.`);
  const { client, newestMs } = oldest;
  try {
    const questions = await measureQuestions(client, newestMs);
    const growth = await measureGrowth(plants);
    const lateRow = await measureLateRow(client, newestMs, lateByDays);
    return { questions, growth, lateRow };
  } finally {
    for (const plant of plants) await plant.client.end();
  }
}
