import type { Pool } from 'pg';
import { buildFactory } from '../support/build-factory.ts';
import type { BuiltFactory } from '../support/build-factory.ts';
import type { Sample } from '../support/factory.ts';
import { mergeSamples } from '../support/merge-samples.ts';
import type { History, Justification } from './measure.ts';
import type { Story } from './random-story.ts';
import { mergedSamples, stateStretches, stopsOf } from './signals.ts';
import { contains } from './stretches.ts';
import type { Stretch } from './stretches.ts';
import { referenceOee } from './reference-oee.ts';
import type { ReferenceRow } from './reference-oee.ts';
import type { Question } from './windows.ts';

const tolerance = 1e-6;

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
    const differences: string[] = [];
    for (const question of story.questions) {
      differences.push(...compare(question, referenceOee(history, question), await this.ask(plant, question)));
    }
    return differences;
  }

  /** Builds the plant of a story as an enterprise of its own, and lets everything happen in it. */
  async tell({ factory, justifications, samples: sent }: Story): Promise<ToldStory> {
    this.told += 1;
    const plant = await buildFactory(this.pool, `Story ${this.told}`, factory);
    const samples = new Map<string, readonly Sample[]>(Object.entries(sent));
    for (const [equipment, own] of samples) await mergeSamples(this.pool, idOf(plant, equipment), own);
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
      [idOf(plant, equipment), new Date(stop.from), plant.reasonIds.get(reason)],
    );
    if (rowCount !== 1) throw new Error(`${equipment} has no stop from ${instant(stop.from)} on.`);
  }

  /** What the database answers. */
  async ask(plant: BuiltFactory, question: Question): Promise<readonly ReferenceRow[]> {
    const { rows } = await this.pool.query<Record<string, string | number | Date | null>>(
      'select * from oee($1, $2, $3, $4, $5)',
      [
        new Date(question.from),
        new Date(question.to),
        question.equipment.map((name) => idOf(plant, name)),
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
}

function stopAt({ factory, samples, now }: History, { equipment: name, at }: Justification): Stretch | undefined {
  const equipment = factory.equipment.find((candidate) => candidate.name === name);
  if (equipment === undefined) return undefined;
  return stopsOf(stateStretches(mergedSamples(samples.get(name) ?? []), equipment, now)).find((stop) =>
    contains(stop, at),
  );
}

const ratios = new Set(['coverage', 'availability', 'performance', 'quality', 'oee', 'ooe', 'teep']);

function idOf(plant: BuiltFactory, equipment: string): number {
  const id = plant.equipmentIds.get(equipment);
  if (id === undefined) throw new Error(`The factory has no equipment "${equipment}".`);
  return id;
}

function compare(
  question: Question,
  expected: readonly ReferenceRow[],
  actual: readonly ReferenceRow[],
): readonly string[] {
  const where = `${question.equipment.join(', ')} by ${question.groupBy} and ${question.bucket ?? 'no bucket'} from ${instant(question.from)} to ${instant(question.to)}`;
  const expectedRows = byKey(expected);
  const actualRows = byKey(actual);
  const keys = new Set([...expectedRows.keys(), ...actualRows.keys()]);
  return [...keys].flatMap((key) => {
    const [reference, sql] = [expectedRows.get(key), actualRows.get(key)];
    if (reference === undefined) return [`${where}: only SQL has ${key}`];
    if (sql === undefined) return [`${where}: only the reference has ${key}`];
    const columns = new Set([...Object.keys(reference), ...Object.keys(sql)]);
    return [...columns]
      .filter((column) => !areEqual(reference[column], sql[column]))
      .map((column) => `${where}: ${key}: ${column} is ${sql[column]} in SQL, ${reference[column]} in the reference`);
  });
}

function byKey(rows: readonly ReferenceRow[]): ReadonlyMap<string, ReferenceRow['figures']> {
  return new Map(rows.map(({ group, from, figures }) => [`"${group}" from ${instant(from)}`, figures]));
}

function areEqual(a: number | null | undefined, b: number | null | undefined): boolean {
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= tolerance * Math.max(1, Math.abs(a));
}

function instant(at: number): string {
  return new Date(at).toISOString();
}
