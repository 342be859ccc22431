import type { Pool, PoolClient } from 'pg';
import type { Sample } from './factory.ts';

/** Inserts samples in one statement as ingest does: a sample sent again merges its columns. */
export async function mergeSamples(
  database: Pool | PoolClient,
  equipmentId: number,
  samples: readonly Sample[],
): Promise<void> {
  await database.query(
    `insert into equipment_values
       (equipment_id, time, state, mode, produced, scrap, produced_counter, scrap_counter, quality)
     select $1, time, state, mode, produced, scrap, produced_counter, scrap_counter, quality
     from unnest($2::timestamptz[], $3::smallint[], $4::smallint[], $5::numeric[], $6::numeric[], $7::numeric[],
       $8::numeric[], $9::smallint[])
       as sample (time, state, mode, produced, scrap, produced_counter, scrap_counter, quality)
     on conflict (equipment_id, time) do update set
       state = coalesce(excluded.state, equipment_values.state),
       mode = coalesce(excluded.mode, equipment_values.mode),
       produced = coalesce(excluded.produced, equipment_values.produced),
       scrap = coalesce(excluded.scrap, equipment_values.scrap),
       produced_counter = coalesce(excluded.produced_counter, equipment_values.produced_counter),
       scrap_counter = coalesce(excluded.scrap_counter, equipment_values.scrap_counter),
       quality = excluded.quality`,
    [
      equipmentId,
      samples.map(({ at }) => at),
      samples.map(({ state }) => state ?? null),
      samples.map(({ mode }) => mode ?? null),
      samples.map(({ produced }) => produced ?? null),
      samples.map(({ scrap }) => scrap ?? null),
      samples.map(({ producedCounter }) => producedCounter ?? null),
      samples.map(({ scrapCounter }) => scrapCounter ?? null),
      samples.map(({ quality }) => quality ?? 192),
    ],
  );
}
