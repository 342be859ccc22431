import { isDeepStrictEqual } from 'node:util';
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

type Measure = Readonly<Record<string, number | readonly number[] | null>>;

interface RolledUp {
  readonly grain: string;
  readonly from: Date;
  readonly isWaiting: boolean;
  readonly kept: Measure;
  readonly exact: Measure;
}

/** The roll-ups that wait, or that differ from what the exact function measures now; none when all is right. */
export async function readWrongRollUps(pool: Pool, equipmentId: number): Promise<readonly unknown[]> {
  const { rows } = await pool.query<RolledUp>(
    `select rolled.grain, rolled.started_at as "from", rolled.touched_at is not null as "isWaiting",
       to_jsonb(rolled.measure) as kept,
       to_jsonb(measure_window(rolled.equipment_id, rolled.started_at, rolled.ended_at, settings.no_data_counts_as)) as exact
     from oee_roll_ups rolled
     join equipment_settings settings on settings.equipment_id = rolled.equipment_id
     where rolled.equipment_id = $1`,
    [equipmentId],
  );
  return rows.filter(({ isWaiting, kept, exact }) => isWaiting || !isDeepStrictEqual(inOrder(kept), inOrder(exact)));
}

/** Stops are named in any order. */
function inOrder(measure: Measure): Measure {
  return Object.fromEntries(
    Object.entries(measure).map(([figure, value]) => [figure, Array.isArray(value) ? value.toSorted() : value]),
  );
}
