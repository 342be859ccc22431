import { startTestDatabase } from '@andon/local/testing';
import type { TestDatabase } from '@andon/local/testing';
import type { Pool } from 'pg';
import { buildFactory, equipmentIdOf, sparkplugGroup } from '../support/build-factory.ts';
import type { BuiltFactory } from '../support/build-factory.ts';
import { mergeSamples } from '../support/merge-samples.ts';
import { waitFor } from '../support/wait-for.ts';
import { compareRows } from './compare-rows.ts';
import type { AnsweredRow } from './compare-rows.ts';
import type { Question, WorkedExample } from './read-example.ts';
import { SparkplugLine } from './sparkplug-line.ts';

type OeeRow = Readonly<Record<string, string | number | Date | null>>;

/** A database with the plants of all examples, a broker and ingest: each plant hears its messages, or is filled by inserts. */
export class Stage {
  private readonly database: TestDatabase;
  private readonly line: SparkplugLine;
  private readonly plants: ReadonlyMap<string, BuiltFactory>;

  private constructor(database: TestDatabase, line: SparkplugLine, plants: ReadonlyMap<string, BuiltFactory>) {
    this.database = database;
    this.line = line;
    this.plants = plants;
  }

  static async set(examples: readonly WorkedExample[]): Promise<Stage> {
    const database = await startTestDatabase({ migrated: true, seeded: false });
    const plants = new Map<string, BuiltFactory>();
    for (const { name, factory } of examples) plants.set(name, await buildFactory(database.pool, name, factory));
    return new Stage(database, await SparkplugLine.start(database.url), plants);
  }

  async strike(): Promise<void> {
    await this.line.stop();
    await this.database.stop();
  }

  /** Sends an example's messages through MQTT, and tells which figures then differ from those of its source. */
  async differencesByMessages(example: WorkedExample): Promise<readonly string[]> {
    const plant = this.plantOf(example.name);
    await this.line.send(sparkplugGroup, example.name, example.samples);
    await waitFor(async () => (await countSamples(this.database.pool, plant)) >= distinctSamples(example));
    return this.differences(example, plant);
  }

  /** Inserts an example's messages as rows, the last first, and tells which figures differ from those of its source. */
  async differencesByRows(example: WorkedExample): Promise<readonly string[]> {
    const plant = await buildFactory(this.database.pool, `${example.name}, inserted`, example.factory);
    for (const { equipment, ...sample } of example.samples.toReversed()) {
      await mergeSamples(this.database.pool, equipmentIdOf(plant, equipment), [sample]);
    }
    return this.differences(example, plant);
  }

  private plantOf(name: string): BuiltFactory {
    const plant = this.plants.get(name);
    if (plant === undefined) throw new Error(`The stage has no plant "${name}".`);
    return plant;
  }

  private async differences(example: WorkedExample, plant: BuiltFactory): Promise<readonly string[]> {
    const { pool } = this.database;
    for (const stop of example.stops) await justify(pool, plant, stop);
    const differences: string[] = [];
    for (const question of example.questions)
      differences.push(...compareRows(question, await ask(pool, plant, question)));
    return differences;
  }
}

function distinctSamples({ samples }: WorkedExample): number {
  return new Set(samples.map(({ equipment, at }) => `${equipment}@${at.getTime()}`)).size;
}

async function countSamples(pool: Pool, plant: BuiltFactory): Promise<number> {
  const { rows } = await pool.query<{ samples: string }>(
    'select count(*) as samples from equipment_values where equipment_id = any ($1)',
    [[...plant.equipmentIds.values()]],
  );
  return Number(rows[0]?.samples);
}

async function justify(pool: Pool, plant: BuiltFactory, stop: WorkedExample['stops'][number]): Promise<void> {
  const { rowCount } = await pool.query(
    `select justify_stop(event.id, $3) from equipment_events event
     where event.equipment_id = $1 and event.kind = 'stop' and tstzrange(event.started_at, event.ended_at) @> $2::timestamptz`,
    [equipmentIdOf(plant, stop.equipment), stop.at, plant.reasonIds.get(stop.reason)],
  );
  if (rowCount !== 1) throw new Error(`${rowCount ?? 0} stops of "${stop.equipment}" cover ${stop.at.toISOString()}.`);
}

async function ask(pool: Pool, plant: BuiltFactory, question: Question): Promise<readonly AnsweredRow[]> {
  const { rows } = await pool.query<OeeRow>('select * from oee($1, $2, $3, $4, $5)', [
    question.from,
    question.to,
    question.equipment.map((name) => equipmentIdOf(plant, name)),
    question.groupBy,
    question.bucket ?? null,
  ]);
  return rows.map((row) => ({
    group: String(row['group_name']),
    from: Number(row['started_at']),
    figures: Object.fromEntries(
      Object.entries(row).map(([column, cell]) => [column, cell === null ? null : Number(cell)]),
    ),
  }));
}
