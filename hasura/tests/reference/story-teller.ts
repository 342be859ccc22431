import type { Pool, PoolClient } from 'pg';
import { buildFactory, equipmentIdOf } from '../support/build-factory.ts';
import type { BuiltFactory } from '../support/build-factory.ts';
import type { Sample } from '../support/factory.ts';
import { mergeSamples } from '../support/merge-samples.ts';
import { differences } from './differences.ts';
import type { History, Justification } from './measure.ts';
import type { Story } from './random-story.ts';
import { mergedSamples, stateStretches, stopsOf } from './signals.ts';
import { contains } from './stretches.ts';
import type { Stretch } from './stretches.ts';
import { referenceOee } from './reference-oee.ts';
import type { ReferenceRow } from './reference-oee.ts';
import type { Question } from './windows.ts';

/** A story that has happened, in the database and for the reference. */
export interface ToldStory {
  readonly plant: BuiltFactory;
  readonly history: History;
}

/** Tells stories to the database and to the reference, and compares what they answer. */
export class StoryTeller {
  private readonly pool: Pool;
  private told = 0;

  constructor(pool: Pool) {
    this.pool = pool;
  }

  /** Sentences that say where the two differ; none when they agree. */
  async differences(story: Story): Promise<readonly string[]> {
    const { plant, history } = await this.tell(story);
    const found: string[] = [];
    for (const question of story.questions) {
      found.push(...differences(question, referenceOee(history, question), await this.ask(plant, question)));
    }
    return found;
  }

  /** Builds the plant of a story as an enterprise of its own, and lets everything happen in it. */
  async tell({ factory, justifications, samples: sent }: Story): Promise<ToldStory> {
    this.told += 1;
    const plant = await buildFactory(this.pool, `Story ${this.told}`, factory);
    const samples = new Map<string, readonly Sample[]>(Object.entries(sent));
    for (const [equipment, own] of samples) await mergeSamples(this.pool, equipmentIdOf(plant, equipment), own);
    const silent: History = { factory, samples, justifications: [], now: Date.now() };
    const heard: Justification[] = [];
    for (const justification of justifications) {
      const stop = stopAt(silent, justification);
      if (stop === undefined) continue;
      await this.justify(plant, justification, stop);
      heard.unshift(justification);
    }
    return { plant, history: { ...silent, justifications: heard } };
  }

  /** Says why a stop was. The last reason given counts. */
  private async justify(plant: BuiltFactory, { equipment, reason }: Justification, stop: Stretch): Promise<void> {
    const { rowCount } = await this.pool.query(
      `select justify_stop(event.id, $3) from equipment_events event
       where event.equipment_id = $1 and event.kind = 'stop' and event.started_at = $2`,
      [equipmentIdOf(plant, equipment), new Date(stop.from), plant.reasonIds.get(reason)],
    );
    if (rowCount !== 1) throw new Error(`${equipment} has no stop from ${new Date(stop.from).toISOString()} on.`);
  }

  /** What the database answers. */
  async ask(plant: BuiltFactory, question: Question): Promise<readonly ReferenceRow[]> {
    return answerOf(this.pool, plant, question);
  }

  /** What the database answers without any roll-up, from states, stops and counts alone. */
  async askExactly(plant: BuiltFactory, question: Question): Promise<readonly ReferenceRow[]> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      await client.query('delete from oee_roll_ups');
      return await answerOf(client, plant, question);
    } finally {
      await client.query('rollback');
      client.release();
    }
  }
}

async function answerOf(
  database: Pool | PoolClient,
  plant: BuiltFactory,
  question: Question,
): Promise<readonly ReferenceRow[]> {
  const { rows } = await database.query<Record<string, string | number | Date | null>>(
    'select * from oee($1, $2, $3, $4, $5)',
    [
      new Date(question.from),
      new Date(question.to),
      question.equipment.map((name) => equipmentIdOf(plant, name)),
      question.groupBy,
      question.bucket ?? null,
    ],
  );
  return rows.map((row) => ({
    group: question.groupBy === 'enterprise' ? 'enterprise' : String(row['group_name'] ?? ''),
    from: Number(row['started_at']),
    figures: Object.fromEntries(
      Object.entries(row)
        .filter(([column]) => /_(seconds|units|count)$/.test(column) || ratios.has(column))
        .map(([column, cell]) => [column, cell === null ? null : Number(cell)]),
    ),
  }));
}

function stopAt({ factory, samples, now }: History, { equipment: name, at }: Justification): Stretch | undefined {
  const equipment = factory.equipment.find((candidate) => candidate.name === name);
  if (equipment === undefined) return undefined;
  return stopsOf(stateStretches(mergedSamples(samples.get(name) ?? []), equipment, now)).find((stop) =>
    contains(stop, at),
  );
}

const ratios = new Set(['coverage', 'availability', 'performance', 'quality', 'oee', 'ooe', 'teep']);
