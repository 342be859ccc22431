import type { Pool } from 'pg';

/** A row of `restatements` in the words of a test. */
export interface Restatement {
  readonly figure: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly causes: readonly string[];
  readonly by: string | null;
  readonly isPending: boolean;
}

/** Closes and works off everything, as the job does bit by bit. Says how many windows that were. */
export async function processRestatements(pool: Pool): Promise<number> {
  const { rows } = await pool.query<{ count: number }>('select process_restatements() as count');
  return rows[0]?.count ?? 0;
}

/** The restatements of equipment in the order in which they were noticed. */
export async function readRestatements(pool: Pool, equipmentId: number): Promise<readonly Restatement[]> {
  const { rows } = await pool.query<Restatement>(
    `select figure, from_value::float8 as "from", to_value::float8 as "to", causes, touched_by as by,
       restated_at is null as "isPending"
     from restatements where equipment_id = $1 order by id`,
    [equipmentId],
  );
  return rows;
}

/** Numbers of the windows whose rolled-up measure differs from what the exact function measures now; none is right. */
export async function readWrongRollUps(pool: Pool, equipmentId: number): Promise<readonly unknown[]> {
  const { rows } = await pool.query<Record<string, unknown>>(
    `select rolled.grain, rolled.started_at, rolled.touched_at
     from oee_roll_ups rolled
     join equipment_settings settings on settings.equipment_id = rolled.equipment_id
     where rolled.equipment_id = $1 and (rolled.touched_at is not null or rolled.measure is distinct from
       measure_window(rolled.equipment_id, rolled.started_at, rolled.ended_at, settings.no_data_counts_as))`,
    [equipmentId],
  );
  return rows;
}
