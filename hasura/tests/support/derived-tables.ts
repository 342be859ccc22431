import type { Pool } from 'pg';

type Rows = readonly Readonly<Record<string, unknown>>[];

/** Everything that is derived from the samples of one piece of equipment, without the numbers of its stops. */
export interface DerivedTables {
  readonly intervals: Rows;
  readonly stops: Rows;
  readonly counts: Rows;
  readonly sums: Rows;
  readonly tail: Rows;
  readonly rollUps: Rows;
  readonly status: Rows;
}

export async function readDerivedTables(pool: Pool, equipmentId: number): Promise<DerivedTables> {
  const read = async (statement: string): Promise<Rows> =>
    (await pool.query<Record<string, unknown>>(statement, [equipmentId])).rows;
  return {
    intervals: await read(
      `select started_at, ended_at, state, mode, held_state, held_mode from equipment_state_intervals where equipment_id = $1 order by started_at`,
    ),
    stops: await read(
      `select started_at, ended_at, state, mode, note from equipment_events where equipment_id = $1 order by started_at`,
    ),
    counts: await read(
      `select time, produced, scrap, produced_not_counted, scrap_not_counted,
         counter_reset, counter_rolled_over, rate_breach
       from equipment_counts where equipment_id = $1 order by time`,
    ),
    sums: await read(
      `select quarter_hour, produced, scrap from equipment_count_sums where equipment_id = $1 order by quarter_hour`,
    ),
    tail: await read(
      `select last_sample_at, state, mode, held_state, held_mode, last_state_at, last_mode_at, last_produced_at,
         last_scrap_at, produced_counter, produced_counter_at, scrap_counter, scrap_counter_at
       from equipment_tails where equipment_id = $1 and last_sample_at is not null`,
    ),
    rollUps: await read(
      `select grain, started_at, ended_at, touched_at is null as is_up_to_date,
         to_jsonb(measure) - '{crossing_breakdowns,crossing_setups,crossing_micro_stops}'::text[] as measure
       from oee_roll_ups where equipment_id = $1 order by grain, started_at`,
    ),
    status: await read(
      `select state, mode, state_since, last_sample_at, is_stale, stop_id is not null as has_open_stop
       from equipment_status where equipment_id = $1 and last_sample_at is not null`,
    ),
  };
}
