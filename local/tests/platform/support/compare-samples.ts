import { Client } from 'pg';
import { readRecordedSamples, type RecordedSample } from './recorded-samples.ts';

/** How rows differ from what the edge nodes recorded; empty lists and equal sums when nothing was lost or doubled. */
export interface Comparison {
  readonly samples: number;
  /** Samples whose counter reading has no row, or one with another value. */
  readonly missing: readonly string[];
  /** Rows with a counter reading that no edge node had; a birth may repeat the last one at a later time. */
  readonly invented: readonly string[];
  /** Machines whose counted units differ from last minus first counter reading. */
  readonly miscounted: readonly string[];
}

const producedMetric = 'Admin/ProdProcessedCount';
/** Some simulated PLCs count in 16 bits. */
const counterSpan = 65_536;

/** Compares everything recorded up to a moment, in milliseconds since the epoch, with the rows of the database. */
export async function compareSamples(databaseUrl: string, dataFolder: string, until: number): Promise<Comparison> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const sources = await readSources(client);
    // The rows first: what they are of has been recorded before, while a sample that was recorded last may land meanwhile.
    const stored = await readStored(client, until);
    const recorded = readingsOf(readRecordedSamples(dataFolder), sources, until);
    return {
      samples: recorded.size,
      missing: [...recorded].filter(([key, value]) => stored.get(key) !== value).map(([key]) => key),
      invented: [...stored].filter((reading) => !isRecorded(reading, recorded)).map(([key]) => key),
      miscounted: await findMiscounted(client, until),
    };
  } finally {
    await client.end();
  }
}

/** Time of the oldest row, in milliseconds since the epoch. */
export async function oldestSample(databaseUrl: string): Promise<number> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ oldest: Date }>('select min(time) as oldest from equipment_values');
    return rows[0]?.oldest.getTime() ?? 0;
  } finally {
    await client.end();
  }
}

async function readSources(client: Client): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ source_topic: string; equipment_id: number }>(
    'select source_topic, equipment_id from packml_register',
  );
  return new Map(rows.map((row) => [row.source_topic, row.equipment_id]));
}

function readingsOf(
  samples: readonly RecordedSample[],
  sources: ReadonlyMap<string, number>,
  until: number,
): ReadonlyMap<string, number> {
  const readings = new Map<string, number>();
  for (const { source, time, values } of samples) {
    if (time > until) continue;
    for (const [name, value] of Object.entries(values)) {
      if (!name.endsWith(producedMetric) || typeof value !== 'number') continue;
      const topic = `${source}/${name}`.slice(0, -producedMetric.length - 1);
      readings.set(`${sources.get(topic) ?? topic} ${time}`, value);
    }
  }
  return readings;
}

/** True as well for the repetition of the reading before. */
function isRecorded([key, value]: readonly [string, number], recorded: ReadonlyMap<string, number>): boolean {
  if (recorded.has(key)) return true;
  const [equipment = '', time = ''] = key.split(' ');
  const earlier = [...recorded]
    .map(([other, reading]) => ({ other: other.split(' '), reading }))
    .filter(({ other }) => other[0] === equipment && Number(other[1]) < Number(time))
    .sort((a, b) => Number(a.other[1]) - Number(b.other[1]));
  return earlier.at(-1)?.reading === value;
}

async function readStored(client: Client, until: number): Promise<ReadonlyMap<string, number>> {
  const { rows } = await client.query<{ equipment_id: number; milliseconds: number; value: number }>(
    `select equipment_id, (extract(epoch from time) * 1000)::double precision as milliseconds,
            produced_counter::double precision as value
     from equipment_values
     where produced_counter is not null and time <= to_timestamp($1)`,
    [until / 1_000],
  );
  return new Map(rows.map((row) => [`${row.equipment_id} ${row.milliseconds}`, row.value]));
}

async function findMiscounted(client: Client, until: number): Promise<readonly string[]> {
  const { rows } = await client.query<{ equipment_id: number; moved: number; counted: number }>(
    `select v.equipment_id,
            (last(v.produced_counter, v.time) - first(v.produced_counter, v.time))::double precision as moved,
            (select coalesce(sum(c.produced), 0)::double precision from equipment_counts as c
             where c.equipment_id = v.equipment_id and c.time <= to_timestamp($1)) as counted
     from equipment_values as v
     where v.produced_counter is not null and v.time <= to_timestamp($1)
     group by v.equipment_id`,
    [until / 1_000],
  );
  return rows
    .filter(({ moved, counted }) => (moved - counted) % counterSpan !== 0)
    .map(({ equipment_id, moved, counted }) => `equipment ${equipment_id}: moved ${moved}, counted ${counted}`);
}
